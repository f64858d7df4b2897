"""Style sheets of the small widgets here, and of ticks in lists; whoever uses them puts them into its own."""

from clipper.gui.theme import Colors


def tag_style(colors: Colors) -> str:
    return f"""
        AddTag {{ background: transparent; border: 1px dashed {colors.line}; border-radius: 10px;
                  padding: 1px 9px; color: {colors.ink}; }}
        AddTag:hover {{ border-color: {colors.faint}; }}
        AddTag:focus {{ background: {colors.raised}; border: 1px solid {colors.accent}; }}
    """


def tick_style(colors: Colors, view: str) -> str:
    """Ticks of a view's items; Fusion draws them too dark to be seen by night."""
    return f"""
        {view}::indicator {{ width: 12px; height: 12px; border: 1px solid {colors.faint}; border-radius: 3px;
                             background: {colors.raised}; }}
        {view}::indicator:checked {{ background: {colors.accent}; border-color: {colors.accent}; }}
    """
