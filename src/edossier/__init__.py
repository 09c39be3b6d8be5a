"""edossier, the library: scholars' e-Dossiers read, checked, kept, searched and cited.

    file -> formats (SourceText) -> reading (Dossier) -> checking (findings) -> keeping (OCFL)

No web, no database, no clock, no global state. `docs/explanation/architecture.md` draws it.
"""
