"""The style sheet of the small widgets here; whoever uses them puts it into its own."""

from clipper.gui.theme import Colors


def tag_style(colors: Colors) -> str:
    return f"""
        AddTag {{ background: transparent; border: 1px dashed {colors.line}; border-radius: 10px;
                  padding: 1px 9px; color: {colors.ink}; }}
        AddTag:hover {{ border-color: {colors.faint}; }}
        AddTag:focus {{ background: {colors.raised}; border: 1px solid {colors.accent}; }}
    """
