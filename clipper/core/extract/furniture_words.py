"""The words of what stands on news pages beside the news, in the languages of news pages.

Phrases are lower case, with plain apostrophes, parted by bars. Facts of language, gathered by hand.
"""


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split("|"))


RELATED = _phrases(
    """
    related | related articles | related stories | related news | related content | related topics |
    related coverage | related posts | related reading | related links | more stories | more news |
    more headlines | more on this story | more on this topic | more from the web | more to read |
    more to explore | more coverage | other news | other stories | other articles | read more | read next |
    read also | also read | see also | what to read next | up next | next articles | recommended |
    recommended for you | recommended articles | recommended stories | recommended reading | you may like |
    you may also like | you might like | you might also like | you may also be interested in | most read |
    most popular | most viewed | trending | trending now | popular stories | popular now | editor's picks |
    editors' picks | don't miss | in case you missed it | from around the web | around the web |
    similar articles | similar stories | similar news | latest news | latest stories | latest headlines |
    latest articles | the latest | breaking news | top stories | top news | top headlines | headlines |
    today's headlines | more top stories | in other news | news feed | newsfeed | discover more | explore more |
    ähnliche artikel | ähnliche beiträge | ähnliche themen | verwandte artikel | verwandte themen |
    verwandte beiträge | verwandte nachrichten | mehr zum thema | mehr zu diesem thema | mehr dazu |
    mehr nachrichten | weitere artikel | weitere meldungen | weitere nachrichten | weitere themen |
    lesen sie auch | auch interessant | das könnte sie auch interessieren | das könnte dich auch interessieren |
    meistgelesen | meistgelesene artikel | empfohlene artikel | empfehlungen | aktuelle nachrichten |
    aktuelle meldungen | neueste nachrichten | neueste artikel | schlagzeilen | top-themen | topmeldungen |
    articles liés | articles connexes | articles similaires | articles associés | articles recommandés |
    sur le même sujet | sur le même thème | à lire aussi | lire aussi | à lire également | à lire ensuite |
    voir aussi | plus d'articles | plus d'actualités | autres articles | les plus lus | les plus populaires |
    recommandé pour vous | dernières nouvelles | dernières actualités | dernières infos | à la une |
    vous aimerez aussi | ces articles pourraient vous intéresser | artículos relacionados |
    noticias relacionadas | contenido relacionado | temas relacionados | más noticias | más artículos |
    más sobre este tema | lea también | lee también | leer también | ver también | también te puede interesar |
    te puede interesar | le puede interesar | recomendados | recomendado para ti | artículos recomendados |
    lo más leído | más leídas | lo más visto | últimas noticias | noticias destacadas | titulares |
    otras noticias | noticias similares | artigos relacionados | notícias relacionadas | matérias relacionadas |
    conteúdo relacionado | mais notícias | mais artigos | leia também | leia mais | veja também | veja mais |
    saiba mais | recomendados para você | recomendado para você | mais lidas | mais lidos | últimas notícias |
    outras notícias | você pode gostar | articoli correlati | articoli collegati | articoli simili |
    articoli consigliati | notizie correlate | notizie simili | leggi anche | vedi anche | potrebbe interessarti |
    potrebbe interessarti anche | altre notizie | altri articoli | i più letti | più letti | ultime notizie |
    ti potrebbe interessare | consigliati per te | in primo piano | gerelateerde artikelen | gerelateerd |
    gerelateerd nieuws | lees ook | lees meer | meer nieuws | meer artikelen | meest gelezen | aanbevolen |
    laatste nieuws | ander nieuws | verwante artikelen | похожие статьи | похожие новости | связанные статьи |
    связанные новости | статьи по теме | новости по теме | по теме | материалы по теме | читайте также |
    читать также | смотрите также | другие новости | ещё новости | еще новости | рекомендуем | популярное |
    самое читаемое | последние новости | главные новости | главное | relaterade artiklar | läs också | läs även |
    mer nyheter | relaterte artikler | les også | relaterede artikler | læs også | powiązane artykuły |
    podobne artykuły | czytaj także | zobacz też | zobacz także | najnowsze wiadomości | ilgili haberler |
    benzer haberler | diğer haberler | son dakika | son haberler | 相关文章 | 相关新闻 | 相关阅读 | 相关报道 |
    相关推荐 | 相关内容 | 推荐阅读 | 延伸阅读 | 更多新闻 | 更多文章 | 热门文章 | 热门新闻 | 猜你喜欢 | 最新消息 |
    最新新闻 | 今日头条 | 头条新闻 | 为你推荐 | 大家都在看 | 相關文章 | 相關新聞 | 相關報導 | 推薦閱讀 |
    延伸閱讀 | 更多新聞 | 熱門新聞 | 最新新聞 | 即時新聞 | 你可能也喜歡 | 関連記事 | 関連ニュース | 関連リンク |
    関連する記事 | おすすめ | おすすめ記事 | おすすめの記事 | あわせて読みたい | こちらもおすすめ | 人気記事 |
    人気の記事 | アクセスランキング | その他の記事 | 他の記事 | もっと見る | 最新ニュース | 最新記事 |
    トップニュース | ニュース一覧 | 関連トピックス | 관련 기사 | 관련기사 | 관련 뉴스 | 관련뉴스 | 추천 기사 |
    추천기사 | 많이 본 뉴스 | 인기 기사 | 최신 뉴스 | 다른 기사 | 주요 뉴스 | 함께 읽으면 좋은 기사 |
    مقالات ذات صلة | أخبار ذات صلة | مواضيع ذات صلة | اقرأ أيضا | اقرأ أيضاً | المزيد من الأخبار | الأكثر قراءة |
    آخر الأخبار | أهم الأخبار | संबंधित लेख | संबंधित खबरें | यह भी पढ़ें | artikel terkait | berita terkait |
    baca juga | tin liên quan | bài viết liên quan
    """
)
"""Headings of lists of other articles."""

COMMENTS = _phrases(
    """
    comments | comment | leave a comment | leave a reply | post a comment | add a comment |
    join the conversation | join the discussion | conversation | discussion | kommentare | kommentar |
    kommentar schreiben | kommentieren | diskussion | commentaires | commentaire | laisser un commentaire |
    réactions | comentarios | comentario | deja un comentario | comentários | deixe um comentário | commenti |
    lascia un commento | reacties | reageer | комментарии | комментарий | оставить комментарий | обсуждение |
    kommentarer | komentarze | yorumlar | 评论 | 网友评论 | 发表评论 | 評論 | 留言 | コメント | コメントする |
    コメントを書く | 댓글 | 의견 | تعليقات | التعليقات | أضف تعليقا | टिप्पणियाँ | komentar | bình luận
    """
)
"""Headings of what readers wrote."""

BANNERS = _phrases(
    """
    hashtags | hashtag | tags | tag | topics | keywords | key words | schlagworte | schlagwörter | stichworte |
    stichwörter | themen | mots-clés | mots clés | mot-clé | thèmes | sujets | etiquetas | palabras clave |
    temas | palavras-chave | tópicos | etichette | parole chiave | argomenti | trefwoorden | labels |
    onderwerpen | теги | тэги | хэштеги | хештеги | метки | ключевые слова | taggar | nyckelord | słowa kluczowe |
    etiketler | anahtar kelimeler | 标签 | 话题标签 | 关键词 | 關鍵字 | 標籤 | 主题标签 | ハッシュタグ | タグ |
    キーワード | 해시태그 | 태그 | 키워드 | وسوم | هاشتاغ | الكلمات المفتاحية | no comments | no comments yet |
    no comments so far | be the first to comment | there are no comments yet | noch keine kommentare |
    keine kommentare | bisher keine kommentare | aucun commentaire | aucun commentaire pour le moment |
    pas encore de commentaires | pas de commentaires | sin comentarios | no hay comentarios |
    aún no hay comentarios | todavía no hay comentarios | sem comentários | nenhum comentário |
    ainda não há comentários | nessun commento | ancora nessun commento | non ci sono ancora commenti |
    nog geen reacties | geen reacties | нет комментариев | комментариев пока нет | пока нет комментариев |
    暂无评论 | 还没有评论 | 目前没有评论 | 暫無評論 | 尚無留言 | コメントはまだありません | コメントはありません |
    まだコメントはありません | 댓글이 없습니다 | 아직 댓글이 없습니다 | لا توجد تعليقات | advertisement |
    advertisements | advertising | ad | ads | sponsored | sponsored content | promoted | paid content | anzeige |
    werbung | anzeigen | gesponsert | publicité | annonce | sponsorisé | publicidad | anuncio | patrocinado |
    publicidade | anúncio | pubblicità | annuncio | advertentie | реклама | annons | reklama | reklam | 广告 |
    廣告 | 赞助 | 広告 | pr | スポンサーリンク | 광고 | إعلان | iklan | quảng cáo | share | share this |
    share this article | share this story | share on facebook | share on twitter | share on x | tweet | facebook |
    twitter | whatsapp | telegram | linkedin | email | e-mail | print | copy link | link copied | save |
    save article | bookmark | like | reply | follow | follow us | listen | listen to this article | watch |
    teilen | artikel teilen | drucken | merken | speichern | partager | partager cet article | imprimer |
    enregistrer | compartir | comparte | imprimir | guardar | compartilhar | partilhar | salvar | condividi |
    stampa | salva | delen | afdrukken | bewaren | поделиться | сохранить | распечатать | dela | udostępnij |
    paylaş | 分享 | 分享到 | 收藏 | 打印 | シェア | シェアする | 保存 | 印刷 | ツイート | 공유 | 공유하기 | 저장 |
    인쇄 | مشاركة | حفظ | طباعة | sign in | sign up | log in | login | register | subscribe | subscribe now |
    my account | menu | home | search | close | skip | newsletter | sign up now | anmelden | einloggen |
    registrieren | abonnieren | menü | startseite | suche | suchen | schließen | connexion | se connecter |
    s'inscrire | s'abonner | abonnez-vous | accueil | rechercher | recherche | fermer | iniciar sesión |
    registrarse | suscríbete | suscribirse | menú | inicio | buscar | cerrar | entrar | cadastre-se | assine |
    início | fechar | accedi | registrati | abbonati | home page | cerca | chiudi | inloggen | aanmelden |
    abonneren | zoeken | sluiten | войти | регистрация | подписаться | меню | главная | поиск | закрыть | 登录 |
    注册 | 订阅 | 首页 | 菜单 | 搜索 | 关闭 | 登入 | 註冊 | 訂閱 | 首頁 | 選單 | 搜尋 | ログイン | 会員登録 |
    メニュー | ホーム | 検索 | 閉じる | 로그인 | 회원가입 | 구독 | 메뉴 | 홈 | 검색 | 닫기 | read more |
    read full story | read the full story | read full article | continue reading | full story | show more |
    see more | view more | load more | see all | view all | more | mehr | mehr lesen | weiterlesen |
    alle anzeigen | mehr anzeigen | lire la suite | lire plus | en savoir plus | voir plus | voir tout | suite |
    leer más | ver más | ver todo | seguir leyendo | mais | ler mais | continue lendo | ver mais | ver tudo |
    leggi tutto | continua a leggere | leggi di più | mostra altro | vedi tutti | verder lezen | meer tonen |
    читать далее | читать полностью | подробнее | показать ещё | показать еще | ещё | еще | 阅读全文 | 阅读更多 |
    查看更多 | 查看全文 | 更多 | 加载更多 | 閱讀全文 | 看更多 | 続きを読む | 全文を読む | さらに表示 | 더 보기 |
    더보기 | 전체보기 | اقرأ المزيد | المزيد | all rights reserved | privacy | privacy policy | terms |
    terms of use | terms of service | contact | contact us | about us | cookie policy | cookie settings |
    imprint | impressum | datenschutz | agb | kontakt | mentions légales | confidentialité |
    política de privacidad | aviso legal | contacto | política de privacidade | contato | note legali | contatti |
    logo | image | photo | video | gallery | read aloud | play | pause | loading | view comments | hide comments |
    back to top | top of page | nach oben | haut de page | previous | next | previous article | next article
    """
)
"""Headings of hashtags, buttons, advertisements, menus, notices."""

SECTIONS = _phrases(
    """
    news | world | world news | politics | business | economy | finance | markets | money | technology | tech |
    science | health | sport | sports | football | culture | entertainment | lifestyle | travel | opinion |
    environment | climate | education | local | national | international | top news | general | others | asia |
    europe | africa | americas | middle east | us news | uk news | nachrichten | welt | politik | wirtschaft |
    finanzen | technik | technologie | wissenschaft | wissen | gesundheit | kultur | panorama | reise | meinung |
    ausland | inland | lokales | gesellschaft | unterhaltung | digital | monde | politique | économie | société |
    sciences | santé | planète | actualité | actualités | divertissement | mundo | política | economía |
    negocios | tecnología | ciencia | salud | deportes | cultura | sociedad | internacional | nacional | opinión |
    economia | negócios | tecnologia | ciência | saúde | esportes | desporto | sociedade | entretenimento |
    mondo | politica | esteri | cronaca | affari | scienza | salute | spettacoli | wereld | politiek | economie |
    wetenschap | gezondheid | мир | политика | экономика | общество | наука | спорт | культура | здоровье | 国际 |
    国内 | 政治 | 经济 | 财经 | 科技 | 体育 | 娱乐 | 社会 | 健康 | 國際 | 經濟 | 財經 | 體育 | 娛樂 | 社會 |
    国際 | 経済 | スポーツ | エンタメ | 科学 | 정치 | 경제 | 사회 | 국제 | 문화 | 스포츠 | 과학 | سياسة | اقتصاد |
    رياضة | ثقافة | علوم | العالم
    """
)
"""Names of sections: they stand where a publisher may stand, but are none."""

FACT_LABELS: dict[str, str] = {
    word: fact
    for fact, listed in {
        "country": """
            country | countries | land | länder | pays | país | países | paese | paesi | страна | страны | kraj |
            ülke | 국가 | 나라 | 国家 | 國家 | 国 | 国・地域 | 国または地域 | البلد | الدولة | देश | negara |
            quốc gia
            """,
        "author": """
            author | authors | writer | byline | reporter | autor | autorin | autoren | verfasser | auteur |
            auteurs | autora | autores | autore | autori | автор | авторы | författare | yazar | 作者 | 记者 |
            記者 | 編集者 | 著者 | 執筆者 | 筆者 | 기자 | 글쓴이 | الكاتب | المؤلف | penulis | tác giả
            """,
        "publisher": """
            source | publisher | publication | quelle | herausgeber | fuente | medio | fonte | bron | источник |
            źródło | kaynak | 来源 | 來源 | 出典 | 提供元 | 配信元 | 情報源 | 출처 | المصدر | sumber | nguồn
            """,
        "published": """
            date | published | publication date | posted | datum | veröffentlicht | publié | publié le |
            date de publication | fecha | publicado | data | pubblicato | gepubliceerd | дата | опубликовано |
            日期 | 发布时间 | 發布時間 | 公開日 | 配信日 | 掲載日 | 날짜 | 등록일 | التاريخ
            """,
        "category": """
            category | categories | section | topic | topics | kategorie | rubrik | ressort | thema | catégorie |
            rubrique | thème | categoría | sección | tema | categoria | seção | sezione | categorie | rubriek |
            категория | рубрика | тема | 分类 | 栏目 | 分類 | カテゴリ | カテゴリー | 分野 | 카테고리 | 분야 |
            الفئة | التصنيف
            """,
        "language": """
            language | sprache | langue | idioma | língua | lingua | taal | язык | 语言 | 語言 | 言語 | 언어 |
            اللغة
            """,
        "location": """
            location | place | ort | lieu | lugar | local | luogo | plaats | место | 地点 | 地點 | 場所 | 장소 |
            الموقع
            """,
    }.items()
    for word in _phrases(listed)
}
"""What a page's labelled line calls a fact: "Pays : Japon" is a country."""
