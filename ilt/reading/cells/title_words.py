"""Words of titles and questions in front of actions that change nothing of what is asked: one rates each, as it is now.

Of any other word a person is asked. So no word stands here of what is wanted, of another time, of how important or how
hard something is, in any language.
"""

import re

_ENGLISH = (
    "section page matrix grid survey form tool reflect think consider thinking please choose select best"
    " describes describe description framework focus area areas what statement statements sentence when whether"
    " considering regarding extent we they standing stand working given following individual individually member"
    " members building site campus today moment time present presently own most closely matches match fit fits"
    " pick reflects state status evaluate review reviewing visited observed partner visit no not never need needs"
    " year semester this listed above column per ilts across within all both every any more than also then into so"
    " believe feel say answers be honest honestly opinion vision view perspective sit experience click tap move slide"
    " slider drag type write fill complete mark circle here up quick round lea act itm ind"
)
_SPANISH = (
    "a al con de del el en es está están la las lo los para por que qué se si sí su sus tan una uno un y o cada"
    " esta este estas estos siguiente siguientes nuestra nuestro tu usted ustedes favor califique calificar"
    " califica evalúe evaluar evalúa valore valorar indique indica marque marca seleccione selecciona elija elige"
    " escoja conteste responda medida grado nivel escala presente presentes acción acciones práctica prácticas"
    " afirmación afirmaciones enunciado pregunta respuesta opción opciones mejor describe corresponde"
    " implementación implementada implementadas implementado equipo escuela escuelas escolar distrito liderazgo"
    " instruccional actual actualmente hoy ahora estamos dónde donde cómo como autoevaluación evaluación reflexión"
    " visión área áreas enfoque sección parte página encuesta formulario"
)
_FRENCH = (
    "à au aux ce ces cette chaque dans de des du en est et elle elles il la le les leur mesure nos notre où par"
    " pour quelle quel sont sur un une vos votre vous êtes sommes nous évaluez évaluer veuillez indiquez indiquer"
    " choisissez choisir cochez sélectionnez répondez niveau degré échelle présente présent présentes présents"
    " action actions pratique pratiques énoncé énoncés affirmation suivante suivantes suivants mise œuvre équipe"
    " école écoles district actuel actuelle actuellement maintenant auto évaluation autoévaluation réflexion"
    " section partie page domaine"
)
_GERMAN = (
    "an am auf aus bei das dem den der des die ein eine einer eines für im in ist sind ihr ihre ihrem ihren ihrer"
    " jede jeden jeder jedes mit sie und unser unsere unserem unserer von wie wir wo zu zur zum bitte bewerten"
    " bewerte beurteilen wählen wähle kreuzen geben inwieweit inwiefern ausmaß maße umgesetzt vorhanden stand"
    " stehen stufe aussage aussagen maßnahme maßnahmen aktion aktionen handlung handlungen frage folgende"
    " folgenden folgender schule schulen bezirk team aktuell derzeit heute jetzt selbsteinschätzung"
    " selbstbewertung selbstreflexion einschätzung bewertung abschnitt teil bereich umsetzung"
)
_PORTUGUESE = (
    "ao as com da das de do dos e em está estão na nas no nos o os ou para por que quão sua seu suas seus você"
    " vocês cada seguinte seguintes nossa nosso favor avalie avaliar indique marque selecione escolha responda"
    " medida grau nível escala presente presentes ação ações prática práticas afirmação afirmações pergunta"
    " implementação equipe escola escolas distrito atual atualmente hoje agora onde estamos como autoavaliação"
    " avaliação reflexão seção parte página"
)
TITLE_WORDS = frozenset(f"{_ENGLISH} {_SPANISH} {_FRENCH} {_GERMAN} {_PORTUGUESE}".casefold().split())
"""In small letters."""
_REQUEST = re.compile(
    r"\bshould (?:complete|rate|answer|assess|evaluate|select|choose|mark)\b"
    r"|(?:,|\band|\bthen) (?:please )?(?:say|explain|tell us|write|note|describe|give|add|share) (?:why"
    r"|your (?:reasons?|rationale|evidence|notes?|comments?)|(?:a |any )?(?:notes?|comments?|evidence|reasons?))\b",
    re.IGNORECASE,
)


def without_request(title: str) -> str:
    """Return a title without what says that people should answer: ``Each member should complete ...``.

    >>> without_request("Each of us should rate where we should be")
    'Each of us   where we should be'
    >>> without_request("Rate each action and say why")
    'Rate each action  '
    """
    return _REQUEST.sub(" ", title)
