"""An article in other shapes: plain values, Markdown, safe HTML, JSON-LD, ninjs."""
