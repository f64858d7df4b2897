"""Made-up articles that the tests of the digest read."""

BRIDGE_TITLE = "Norhaven Bridge to close for two years as Castell Group wins repair contract"
BRIDGE = """NORHAVEN (Reuters) — The Norhaven Bridge will close for two years from March so that its cables can be replaced, the Harbour Authority said on Monday.
Photo: the bridge at dusk
The contract, worth $340 million, went to Castell Group, which built the tunnel under the Sound in 1998. Castell Group employs 4,500 people and made a profit of 6.2% last year.
Repair work
Mayor Ada Merrow said the bridge carries 61,000 cars a day and that closing it was "the last resort." Merrow, who took office in May, had promised that the bridge would stay open. "We looked at everything," Merrow told the Harbour Post.
Ferry owners welcomed the news. Dr. Ivo Lund of the Norhaven Shipping Company said the ferry lines could carry 12,000 people a day if the Harbour Authority paid for two more ships. The ferry lines lost money for ten years.
The replacement of the cables of the Norhaven Bridge was first proposed in 2011, when engineers of the U.S. firm Delmar found rust in the cables. The Harbour Authority then put the repair off.
Traders in the old town fear that the closing of the bridge will cost them customers. A 62-year-old baker said he would move. Castell Group begins on March 3 at 8:00."""  # noqa: E501

BANK_ZH = """联合港口银行周一发布报告，称今年海运贸易将增长4.2%。联合港口银行表示，集装箱运价是主要原因。
诺港市长林海涛宣布，市政府将投资30亿元修建新码头。林海涛说，新码头可以停靠大型货轮。分析人士认为，集装箱运价可能继续上涨。
联合港口银行的经济学家指出，如果新码头按时完工，海运贸易还会增加。去年诺港处理了500万吨货物。"""

PORT_RU = """НОРХАВЕН — Президент Олег Ветров в понедельник открыл новый порт. Порт обошелся в 12,5 млрд рублей и был построен за 3 года.
Ветров сказал, что порт сможет принимать 400 судов в год. По словам г. Лунда, главы «Норхавен Шиппинг», это изменит торговлю в регионе.
Рыбаки боятся, что новый порт повредит их делу. Ветров обещал им помощь. В прошлом году рыбаки Норхавена поймали на 15% меньше рыбы."""  # noqa: E501

PORT_AR = """افتتح رئيس بلدية نورهافن الميناء الجديد يوم الاثنين. وقالت هيئة الميناء إن الميناء الجديد كلف 12 مليون دولار.
وأضافت هيئة الميناء أن السفن الكبيرة ستصل إلى نورهافن في الصيف. هل يكفي ذلك؟ يقول الصيادون إن الميناء الجديد يهدد عملهم.
وتعهدت هيئة الميناء بمساعدة الصيادين في نورهافن."""  # noqa: E501

PORT_HI = """नॉरहेवन बंदरगाह ने सोमवार को नया घाट खोला। बंदरगाह प्राधिकरण ने कहा कि घाट पर 500 करोड़ रुपये खर्च हुए। मछुआरे नाराज हैं।
बंदरगाह प्राधिकरण ने मछुआरों से मदद का वादा किया। नॉरहेवन बंदरगाह से हर साल 400 जहाज चलते हैं। बंदरगाह प्राधिकरण अगले साल दूसरा घाट बनाएगा।"""  # noqa: E501
