"""The style sheet of the paste sheet, on top of the theme's."""

from clipper.gui.theme import Colors
from clipper.gui.widgets.style import tag_style


def paste_style(colors: Colors) -> str:
    return f"""
        #cards, #cards_scroll {{ background: {colors.window}; border: none; }}
        QLineEdit#title, QLineEdit#publisher, QLineEdit#time {{
            background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 2px 4px; }}
        QLineEdit#publisher, QLineEdit#time {{ color: {colors.muted}; }}
        QLineEdit#title:hover, QLineEdit#publisher:hover, QLineEdit#time:hover {{ border-color: {colors.line}; }}
        QLineEdit#title:focus, QLineEdit#publisher:focus, QLineEdit#time:focus {{
            background: {colors.raised}; color: {colors.ink}; border-color: {colors.accent}; }}
        QLineEdit#time[unread="true"] {{ background: {colors.warning}; border-color: {colors.accent}; }}
        QLabel#time_problem {{ color: {colors.accent}; }}
        QLabel[quiet="true"] {{ color: {colors.muted}; }}
        #strip {{ background: {colors.warning}; border-radius: 6px; }}
        QPushButton:default {{ min-width: 62px; }}
        #strip QPushButton {{ padding: 3px 10px; }}
        #footer {{ border-top: 1px solid {colors.line}; }}
        {tag_style(colors)}
    """
