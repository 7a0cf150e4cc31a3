import { importCatalogue, updateCatalogue } from './catalogueCommands.ts'
import type { Command } from './command.ts'
import { convertLayout } from './convertLayout.ts'
import { copyBibtex } from './copyBibtex.ts'
import { copyDigestAs } from './copyDigestAs.ts'
import { copyPaperLink } from './copyPaperLink.ts'
import { exportDigest } from './exportDigest.ts'
import { exportSite } from './exportSite.ts'
import { insertPaper } from './insertPaper.ts'
import { insertTitle } from './insertTitle.ts'
import { exportLibrary, importLibrary } from './libraryCommands.ts'
import { newDigest } from './newDigest.ts'
import {
  openPreview,
  openPreviewToSide,
  refreshPreview,
  showPreviewSource,
  togglePreviewLock,
} from './previewCommands.ts'
import { readEntriesLikeThis } from './readEntriesLikeThis.ts'
import { setOpenAlexKey } from './setOpenAlexKey.ts'
import { showHistory } from './showHistory.ts'
import { showLog } from './showLog.ts'
import { updateIndex } from './updateIndex.ts'

export const commands: readonly Command[] = [
  copyBibtex,
  copyDigestAs,
  copyPaperLink,
  exportDigest,
  convertLayout,
  exportLibrary,
  exportSite,
  importCatalogue,
  importLibrary,
  insertPaper,
  insertTitle,
  newDigest,
  openPreview,
  openPreviewToSide,
  readEntriesLikeThis,
  refreshPreview,
  setOpenAlexKey,
  showHistory,
  showLog,
  showPreviewSource,
  togglePreviewLock,
  updateCatalogue,
  updateIndex,
]
