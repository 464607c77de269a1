import pytest

from armsledger.sources.language import looks_english


def test_english():
    assert looks_english("The venture will deliver 12 helicopters to Peru, its director has said.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Helicopters.",
        "Le groupe a livré douze hélicoptères au Pérou, a annoncé son directeur à la presse.",
        "Der Konzern hat zwölf Hubschrauber in Peru geliefert, was der Direktor mitteilte.",
        "Het bedrijf heeft van de twaalf helikopters er zes geleverd of het was te laat.",
        "El consorcio entregará doce helicópteros al Perú en 2016, dijo su director.",
        "Концерн поставит Перу двенадцать вертолётов в 2016 году, сообщил директор.",
    ],
)
def test_other_languages_and_too_little(text):
    assert not looks_english(text)
