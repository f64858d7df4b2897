"""The words of dates and ages in the languages that news pages are written in.

Every table maps a lower-case word as pages write it. Facts of language, gathered by hand.
"""

from clipper.core.model import Precision


def _table(**words: str) -> dict[str, str]:
    return {word.replace("_", " "): key for key, listed in words.items() for word in listed.split()}


UNITS: dict[str, str] = _table(
    second="""
        second seconds sec secs s segundo segundos seg seconde secondes sekunde sekunden sek secondo secondi
        seconden секунда секунду секунды секунд сек 秒 秒钟 秒鐘 초 ثانية ثوان ثواني sekund sekundy sekundę
        sekunder saniye
    """,
    minute="""
        minute minutes min mins m minuto minutos minuten minuti minut minuut minuta minutę minuty minuter минуту
        минуты минут мин 分 分钟 分鐘 분 دقيقة دقائق دقيقتين dakika dk menit phút
    """,
    hour="""
        hour hours hr hrs h hora horas heure heures stunde stunden std ora ore uur uren u час часа часов ч 小时
        小時 個小時 个小时 鐘頭 時間 시간 ساعة ساعات ساعتين godzina godzinę godziny godzin godz saat sa timme
        timmar tim jam giờ
    """,
    day="""
        day days d día días dia dias jour jours j tag tage tagen giorno giorni gg dag dagen день дня дней дн 天
        日 일 يوم أيام ايام يومين dzień dni gün dagar hari ngày
    """,
    week="""
        week weeks wk wks w semana semanas semaine semaines sem woche wochen settimana settimane weken неделю
        недели недель нед 周 週 週間 个星期 個星期 星期 주 주일 أسبوع أسابيع أسبوعين tydzień tygodnie tygodni
        hafta vecka veckor minggu
    """,
    month="""
        month months mo mos mes meses mês mois monat monate monaten mese mesi maand maanden месяц месяца месяцев
        мес 个月 個月 か月 ヶ月 ヵ月 カ月 개월 달 شهر أشهر شهور شهرين miesiąc miesiące miesięcy ay månad månader
        bulan
    """,
    year="""
        year years yr yrs y año años ano anos an ans année années jahr jahre jahren anno anni jaar год года лет
        年 년 سنة سنوات عام أعوام عامين rok lata lat yıl år tahun
    """,
)
"""Word → unit of an age."""

PRECISIONS: dict[str, Precision] = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}

ONE = "a an one un une una uno um uma un' eine einer einem einen ein een één один одну одна jeden jedną bir en ett se"
"""Words for "one" before a unit."""
TWO = frozenset("دقيقتين ساعتين يومين أسبوعين شهرين عامين".split())
"""Arabic duals: the word alone says two."""
COMPACT = "s m h d w mo y min mins hr hrs wk wks yr yrs std j ч u sem"
"""Units that stand for an age without "ago": "3h", "12 min"."""

BEFORE = ("hace", "hará", "há", "ha", "il y a", "vor", "منذ", "قبل", "för")
"""What opens an age: "il y a 2 heures"."""
AFTER = (
    "ago", "fa", "назад", "atrás", "atras", "前", "之前", "以前", "전", "geleden", "temu", "önce", "sedan",
    "yang lalu", "lalu", "trước",
)  # fmt: skip
"""What closes an age: "2 hours ago"."""
ROUGHLY = (
    "about", "around", "over", "almost", "nearly", "more than", "less than", "ca.", "ca", "etwa", "rund", "fast",
    "über", "environ", "plus de", "unas", "unos", "más de", "cerca de", "mais de", "circa", "oltre", "ongeveer",
    "около", "более", "约", "約", "大约", "약", "حوالي",
)  # fmt: skip

NOW = frozenset(
    word.replace("_", " ")
    for word in """
        a_few_seconds_ago a_moment_ago adesso agora agora_mesmo ahora ahora_mismo gerade_eben jetzt just_now
        just_nu justo_ahora moments_ago now nu ora proprio_ora seconds_ago soeben zojuist az_önce przed_chwilą
        à_l'instant сейчас только_что الآن たった今 刚刚 剛剛 방금 방금_전
    """.split()
)
NAMED_DAYS: dict[str, int] = {
    word.replace("_", " "): days
    for days, listed in enumerate(
        (
            """
            today heute hoy hoje aujourd'hui oggi vandaag сегодня 今天 今日 本日 오늘 اليوم dziś dzisiaj bugün
            idag
            """,
            """
            yesterday gestern ayer ontem hier ieri gisteren вчера 昨天 昨日 어제 أمس wczoraj dün igår i_går
            """,
            """
            vorgestern anteayer anteontem avant-hier l'altro_ieri eergisteren позавчера 前天 一昨日 그저께
            przedwczoraj
            """,
        )
    )
    for word in listed.split()
}
"""Word → days before the day of capture."""

MONTHS: dict[str, int] = {
    word: number
    for number, listed in enumerate(
        (
            """
            january jan januar jänner januari janvier janv enero ene janeiro gennaio gen января январь янв
            stycznia sty ocak يناير
            """,
            """
            february feb februar februari février fevrier févr fév febrero fevereiro fev febbraio февраля
            февраль фев lutego lut şubat فبراير
            """,
            """
            march mar märz mär maart mrt mars marzo março marco марта март мар marca mart مارس
            """,
            """
            april apr avril avr abril abr aprile апреля апрель апр kwietnia kwi nisan أبريل إبريل
            """,
            """
            may mai mei mayo maio maggio mag мая май maja mayıs maj مايو
            """,
            """
            june jun juni juin junio junho giugno giu июня июнь июн czerwca cze haziran يونيو
            """,
            """
            july jul juli juillet juil julio julho luglio lug июля июль июл lipca lip temmuz يوليو
            """,
            """
            august aug août aout agosto ago augustus augusti августа август авг sierpnia sie ağustos أغسطس
            """,
            """
            september sept sep septembre septiembre setembro set settembre сентября сентябрь сен сент września
            wrz eylül سبتمبر
            """,
            """
            october oct oktober okt octobre octubre outubro out ottobre ott октября октябрь окт października paź
            ekim أكتوبر
            """,
            """
            november nov novembre noviembre novembro ноября ноябрь ноя нояб listopada lis kasım نوفمبر
            """,
            """
            december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre декабря декабрь дек
            grudnia gru aralık ديسمبر
            """,
        ),
        1,
    )
    for word in listed.split()
}

WEEKDAYS = frozenset(
    """
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun montag
    mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so lundi lun mardi mar
    mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim lunes martes miércoles mié jueves jue viernes
    vie sábado sáb domingo dom segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui
    sex lunedì martedì mercoledì giovedì venerdì sabato gio maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag ma wo vr za zo понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн
    вт ср чт пт сб вс الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد poniedziałek wtorek środa czwartek
    piątek sobota niedziela
    """.split()
)

LABELS = (
    "published", "posted", "updated", "last updated", "last modified", "first published", "created", "time", "clock",
    "date", "on", "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am", "stand",
    "publié", "publié le", "mis à jour", "mis à jour le", "publicado", "publicado el", "publicado em",
    "actualizado", "actualizado el", "atualizado", "atualizado em", "pubblicato", "pubblicato il",
    "aggiornato", "aggiornato il", "gepubliceerd", "gepubliceerd op", "bijgewerkt", "опубликовано",
    "обновлено", "发布时间", "发布于", "更新时间", "更新于", "时间", "發布時間", "公開", "更新", "配信", "投稿", "掲載",
    "입력", "수정", "등록", "نشر", "نُشر", "آخر تحديث", "تحديث",
)  # fmt: skip
"""What may stand before a time: "Published on", "Stand:", "发布时间"."""

PREPOSITIONS = ("am", "vom", "den", "le", "el", "em", "il", "op")
"""What may stand before a day's number; "il" also begins "il y a"."""

ZONES: dict[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "mez": 60, "west": 60, "cest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "est": -300,
    "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "aest": 600, "aedt": 660,
    "sast": 120, "wib": 420,
}  # fmt: skip
"""Abbreviation → minutes east of UTC; those that name two zones (IST, CST) are left out."""
AMERICAN_ZONES: dict[str, int] = {"et": -300, "ct": -360, "mt": -420, "pt": -480}
"""Standard time of zones named without saying whether summer time holds."""
