"""The style sheet of the reader's own widgets, on top of the theme's."""

from clipper.gui.theme import Colors
from clipper.gui.widgets.style import tag_style


def reader_style(colors: Colors) -> str:
    return f"""
        ArticlePage, #paper, ReaderEmpty {{ background: {colors.paper}; }}
        ArticleText {{ background: {colors.paper}; }}
        #dateline {{ color: {colors.muted}; }}
        FindBar {{ background: {colors.window}; border-bottom: 1px solid {colors.line}; }}
        QLabel[quiet="true"] {{ color: {colors.muted}; }}
        #rule {{ background: {colors.line}; }}
        #banner {{ background: {colors.warning}; color: {colors.ink}; border-radius: 7px;
                   padding: 10px 12px; margin-bottom: 14px; }}
        #publisher {{ color: {colors.accent}; font-weight: 600; }}
        #publisher:disabled {{ color: {colors.faint}; font-style: italic; }}
        #address, #edit {{ color: {colors.muted}; padding: 3px 6px; border-radius: 5px; text-align: left; }}
        #address {{ margin-left: -6px; }}
        #address:hover, #address:focus, #edit:hover, #edit:focus {{
            color: {colors.accent}; background: {colors.chip}; }}
        #digest {{ background: {colors.window}; border: none; border-radius: 8px; margin-bottom: 18px; }}
        #related_row {{ border: none; border-top: 1px solid {colors.line}; }}
        #note {{ background: {colors.window}; border: none; border-top: 1px solid {colors.line};
                 padding: 4px 20px; }}
        #note:focus {{ background: {colors.raised}; border-top: 1px solid {colors.accent}; }}
        {tag_style(colors)}
    """
