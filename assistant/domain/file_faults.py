"""Why the operating system refused a file or a folder, in Swedish."""

import errno

_FAULTS = {
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.EROFS: "disken går bara att läsa",
    errno.ENOSPC: "disken är full",
    errno.EEXIST: "där ligger redan en fil med det namnet",
    errno.ENOTDIR: "en del av sökvägen är en fil, inte en mapp",
    errno.EISDIR: "det är en mapp, inte en fil",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EBUSY: "filen används av ett annat program",
}


def fault_of(error: OSError) -> str:
    """The reason without a full stop; the system's own words where the error is an unusual one."""
    return _FAULTS.get(error.errno or 0, error.strerror or str(error))
