"""Words and dates of a page in its language.

`{% translate %}` and `{% blocktranslate %}` are Django's. Where all of their words are known
when a template is compiled, they become what the translation says, text and variables, so that
drawing a page looks nothing up; `config.template_loader` compiles a template once a language.
A count, a context or `as` is left to Django's own nodes.
"""

import re
from datetime import date

from django import template
from django.template.base import Node, NodeList, Parser, TextNode, Token, VariableNode
from django.templatetags import i18n
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config import language

register = template.Library()

PLACE = re.compile(r"%\((\w+)\)s")


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """`{% translate "Words" %}`: the words, or Django's node where they are not known yet."""
    node = i18n.do_translate(parser, token)
    words = node.filter_expression
    if words.filters or words.var.literal is None or node.asvar or node.noop:
        return node
    if node.message_context:
        return node
    english = str(words.var.literal).replace("%", "%%")  # as Django asks for it
    return TextNode(language.gettext(english).replace("%%", "%"))


@register.tag("blocktranslate")
def blocktranslate(parser: Parser, token: Token) -> Node:
    """`{% blocktranslate %}`: a phrase, or Django's node where a count decides its words."""
    node = i18n.do_block_translate(parser, token)
    if node.plural or node.asvar or node.message_context:
        return node
    english, _ = node.render_token_list(node.singular)
    return Phrase(language.gettext(english), node, parser)


class Phrase(Node):
    """What a translation says, with the variables in the places that it gives them."""

    child_nodelists = ("nodelist",)

    def __init__(self, words: str, node: i18n.BlockTranslateNode, parser: Parser) -> None:
        values = {
            part.contents: parser.compile_filter(part.contents)
            for part in node.singular
            if part.token_type == template.base.TokenType.VAR
        } | node.extra_context
        parts = PLACE.split(words)  # text, name, text, name, text
        self.nodelist = NodeList(
            VariableNode(values[part]) if place % 2 else TextNode(part.replace("%%", "%"))
            for place, part in enumerate(parts)
            if part
        )

    def render(self, context: template.Context) -> SafeString:
        """The words with their values, escaped as any variable."""
        return self.nodelist.render(context)


@register.filter(expects_localtime=True)
def date_text(day: date | None, fields: str) -> str:
    """A date by the fields of `config.language.date_text`; an empty text for unknown."""
    return language.date_text(day, fields) if day else ""


register.filter(language.with_commas)
register.filter(language.labelled)


@register.filter
def as_english(words: str) -> str | SafeString:
    """A citation or another text that is English in every language, marked as such on a page."""
    return words if language.current() == "en" else format_html('<span lang="en">{}</span>', words)


@register.simple_tag
def page_language() -> str:
    """The language of a page, as its `lang` says: "de"."""
    return language.current()


@register.simple_tag
def languages_to_choose() -> list[tuple[str, str]]:
    """Each language on offer with its own name; none where there is no choice."""
    codes = language.offered()
    return [(code, language.name_of(code)) for code in codes] if len(codes) > 1 else []


@register.simple_tag
def page_direction() -> str:
    """Where its lines run: "ltr" or "rtl"."""
    return language.direction()
