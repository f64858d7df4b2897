"""What may stand beside a number: currencies, large numbers, shares, counters. Each is a regular expression."""

CURRENCY_SIGN = r"(?:US|A|C|HK|NZ|S|R|NT)\$|[$€£¥₹₽₩₺₴₦]|USD|EUR|GBP|CHF|RMB|Rs\.?|CN¥"
CURRENCY = (
    r"dollars?|dólares|euros?|pounds?|pence|yuan|renminbi|yen|roubles?|rubles?|rupees?|won|francs?|pesos?|reais|"
    r"real|reals|liras?|rand|naira|zloty|złotych|złoty|hryvnias?|kronor|kroner|rupiah|"
    r"рубл(?:ей|я|ь|ях)|доллар(?:ов|а)?|евро|гривен(?:ь)?|гривні|доларів|"
    r"دولار|يورو|ريال|درهم|جنيه|रुपये|डॉलर"
)
LARGE = (
    r"trillion|billion|million|thousand|tn|bn|mln?|mn|billions?|millions?|"
    r"billones|mil millones|millones|mil|milliards?|mille|milliarden?|millionen|mrd\.?|mio\.?|tausend|"
    r"bilhões|milhões|milhão|bilhão|miliardi|miliardo|milioni|milione|mila|miljard|miljoen|miljarder|miljoner|"
    r"miliardów|miliarda|miliard|milionów|miliona|tysięcy|tys\.|milyar|milyon|bin|miliar|juta|triliun|ribu|"
    r"трлн|млрд|млн|тыс\.?|тысяч[аи]?|миллион(?:ов|а)?|миллиард(?:ов|а)?|мільйон(?:ів|и|а)?|мільярд(?:ів|и|а)?|"
    r"مليار|مليون|ألف|تريليون|लाख|करोड़|हजार|अरब"
)
SHARE = (
    r"percentage points?|percent|per cent|pct|prozentpunkte|prozent|pour cent|por ciento|por cento|per cento|"
    r"procent|proc\.|yüzde|persen|процент(?:ов|а|ных)?|відсотк(?:ів|и|а)|"
    r"في المئة|في المائة|بالمئة|بالمائة|प्रतिशत|फीसदी|퍼센트|포인트|百分点|個百分點|个百分点|パーセント|ポイント"
)
COUNTER = (
    r"[万萬亿億兆千百]{0,2}(?:多|余|餘)?(?:美元|歐元|欧元|人民币|元|円|日元|ドル|ユーロ|英镑|人|名|吨|噸|トン|平方公里|公里|キロ|公顷"
    r"|家|户|个|個|件|辆|台|座|棟|世帯|倍|명|원|달러|유로|톤|대|가구|개|건|배)|[万萬亿億兆만억조]+"
)
"""What stands behind a number without a space, in Chinese, Japanese and Korean."""
