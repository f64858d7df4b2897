"""IPTC's top level by the words of a text, in every language that has a lexicon."""

import pytest

from clipper.core.tagging.tagger import Tagger
from clipper.core.tagging.topic_languages import has_topics
from clipper.core.tagging.vocabulary import TopicVocabulary

DISASTER = "medtop:03000000"
ECONOMY = "medtop:04000000"
HEALTH = "medtop:07000000"
LABOUR = "medtop:09000000"
POLITICS = "medtop:11000000"
RELIGION = "medtop:12000000"
SCIENCE = "medtop:13000000"
SPORT = "medtop:15000000"
CONFLICT = "medtop:16000000"
WEATHER = "medtop:17000000"
STORIES = [
    ("en", "Central bank holds interest rates", "Inflation slowed and exports rose, the bank said.", ECONOMY),
    ("en", "Troops retake a village after shelling", "Soldiers fired artillery before the ceasefire.", CONFLICT),
    ("en", "Heavy snow and freezing rain ahead", "Forecasters expect temperatures to drop by Friday.", WEATHER),
    ("en", "Dock workers walk off the job", "The trade union called an open-ended strike over wages.", LABOUR),
    ("en", "Quake shakes the coast", "Rescuers searched the rubble after the earthquake.", DISASTER),
    ("en", "Midfielder scores twice in the cup final", "The coach praised his players after the match.", SPORT),
    ("en", "Telescope finds a distant planet", "Astronomers and other scientists were surprised.", SCIENCE),
    ("en", "Bishop opens the church doors", "Worshippers came for prayer before Easter.", RELIGION),
    ("fr", "Grève des cheminots", "Les syndicats demandent une hausse des salaires.", LABOUR),
    ("fr", "Le paludisme recule", "Les médecins de l'hôpital saluent le nouveau vaccin.", HEALTH),
    ("de", "Hochwasser an der Donau", "Die Feuerwehr warnt vor Überschwemmungen.", DISASTER),
    ("de", "Stürmer trifft doppelt", "Der Trainer lobte die Mannschaft nach dem Sieg in der Bundesliga.", SPORT),
    ("es", "Ola de calor en el sur", "La agencia de meteorología prevé temperaturas muy altas y tormentas.", WEATHER),
    ("es", "Elecciones anticipadas", "El presidente disolvió el parlamento; los diputados votan el lunes.", POLITICS),
    ("pt", "Enchente deixa desabrigados", "Bombeiros resgataram famílias depois das inundações.", DISASTER),
    ("it", "Sciopero dei treni", "I sindacati chiedono salari più alti per i lavoratori.", LABOUR),
    ("ru", "Обстрел на линии фронта", "Войска заявили о наступлении, артиллерия била всю ночь.", CONFLICT),
    ("ru", "Снегопад и мороз", "Синоптики ждут метели, температура упадёт.", WEATHER),
    ("uk", "Збірна вийшла у півфінал", "Тренер похвалив гравців після матчу на стадіоні.", SPORT),
    ("pl", "Strajk pielęgniarek", "Związkowcy żądają wyższych wynagrodzeń dla pracowników.", LABOUR),
    ("nl", "Aardbeving in Groningen", "Hulpdiensten zochten naar gewonden na de aardbeving.", DISASTER),
    ("tr", "Merkez bankası faizi artırdı", "Enflasyon yükselirken borsa geriledi.", ECONOMY),
    ("zh", "央行下调利率", "股市上涨，投资者期待经济增长。", ECONOMY),
    ("zh", "山区发生地震", "救援人员赶赴灾区，伤亡人数上升。", DISASTER),
    ("ja", "台風が接近、大雨に警戒", "気象庁は強風と降水に注意を呼びかけた。", WEATHER),
    ("ja", "労組がストライキ", "賃上げを求める労働組合が交渉を続ける。", LABOUR),
    ("ko", "축구 대표팀 월드컵 진출", "선수들은 경기 후 감독에게 달려갔다.", SPORT),
    ("ar", "قصف على المدينة", "قال الجيش إن صواريخ سقطت قبل وقف إطلاق النار.", CONFLICT),
]


@pytest.mark.parametrize(("lang", "title", "text", "topic"), STORIES, ids=[f"{row[0]}: {row[1]}" for row in STORIES])
def test_the_best_topic(tagger: Tagger, lang: str, title: str, text: str, topic: str) -> None:
    topics = [tag for tag in tagger.tag(title, None, text, lang=lang).topics if tag.level == 1]
    assert topics[0].id == topic
    assert all(0 < tag.score <= 1 and tag.evidence for tag in topics)
    assert [tag.score for tag in topics] == sorted((tag.score for tag in topics), reverse=True)
    assert len(topics) <= 3


def test_arabic_words_are_known_with_their_article(tagger: Tagger) -> None:
    topics = tagger.tag("", None, "للجيش والمدفعية وبالصواريخ", lang="ar").topics
    assert topics[0].id == CONFLICT
    assert [evidence.quote for evidence in topics[0].evidence] == ["للجيش", "والمدفعية", "وبالصواريخ"]


def test_no_topic_without_reason(tagger: Tagger) -> None:
    assert tagger.tag("It was a long day", None, "Nobody said much.", lang="en").topics == ()


def test_a_language_without_words_gets_none_and_says_so(tagger: Tagger) -> None:
    tags = tagger.tag("Tin tức hôm nay", None, "Chính phủ Kenya họp bàn về ngân hàng.", lang="vi")
    assert tags.topics == ()
    assert [tag.code for tag in tags.countries] == ["KE"]
    assert not has_topics("vi")
    assert not has_topics(None)


@pytest.mark.parametrize("lang", ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "tr", "sv", "da", "ru", "uk", "ar"])
def test_languages_with_words_say_so(lang: str) -> None:
    assert has_topics(lang)


def test_a_language_that_was_only_learnt(tagger: Tagger) -> None:
    text = "Timu ya soka ilifunga mabao mawili. Kocha alisifu wachezaji baada ya mechi ya ligi."
    tags = tagger.tag("Mabao mawili katika mechi ya kandanda", None, text, lang="swa")
    assert tags.topics[0].id == SPORT
    assert has_topics("sw")
    assert all(text for text in (evidence.quote for evidence in tags.topics[0].evidence))


def test_a_word_in_the_headline_weighs_more(tagger: Tagger) -> None:
    headline = tagger.tag("Earthquake", None, "The match went on.", lang="en").topics
    body = tagger.tag("Match", None, "The earthquake went on.", lang="en").topics
    assert headline[0].id == DISASTER
    assert {t.id: t.score for t in headline}[DISASTER] > {t.id: t.score for t in body}[DISASTER]


class TestVocabulary:
    vocabulary = TopicVocabulary()

    def test_seventeen_subjects(self) -> None:
        top = self.vocabulary.top_level()
        assert len(top) == 17
        assert all(topic.parent is None and self.vocabulary.label(topic.id) == topic.label for topic in top)

    @pytest.mark.parametrize(
        ("name", "topic"),
        [
            ("economy", ECONOMY),
            ("Business", ECONOMY),
            ("sport", SPORT),
            ("体育", SPORT),
            ("Krieg", CONFLICT),
            ("sante", HEALTH),
            ("medtop:17000000", WEATHER),
        ],
    )
    def test_found_by_label_in_any_language(self, name: str, topic: str) -> None:
        assert self.vocabulary.find(name)[0] == topic

    def test_unknown_names_find_nothing(self) -> None:
        assert self.vocabulary.find("underwater basket weaving") == ()
        assert self.vocabulary.find("") == ()
        assert self.vocabulary.label("user:garden") == "user:garden"

    def test_lower_levels_know_their_subject(self) -> None:
        [election] = [i for i in self.vocabulary.find("election") if i != POLITICS]
        assert self.vocabulary.top_of(election) == POLITICS
