"""A dossier's pages as they would be, with what its editor should know beside the place.

    the file ──desk──▶ an archive that is thrown away ──the site itself──▶ its pages
                 └──── findings ──places──▶ the element they speak of ──margins──┘

The site that shows it is the one that readers get, its views and templates untouched; middleware
lays the findings into the finished pages.
"""
