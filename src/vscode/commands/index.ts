import type { Command } from './command.ts'
import { copyDigestAs } from './copyDigestAs.ts'
import { exportDigest } from './exportDigest.ts'
import { exportLibrary } from './exportLibrary.ts'
import { exportSite } from './exportSite.ts'
import { importCatalogue } from './importCatalogue.ts'
import { importLibrary } from './importLibrary.ts'
import { insertPaper } from './insertPaper.ts'
import { openPreview } from './openPreview.ts'
import { setOpenAlexKey } from './setOpenAlexKey.ts'
import { showLog } from './showLog.ts'
import { updateCatalogue } from './updateCatalogue.ts'

export const commands: readonly Command[] = [
  copyDigestAs,
  exportDigest,
  exportLibrary,
  exportSite,
  importCatalogue,
  importLibrary,
  insertPaper,
  openPreview,
  setOpenAlexKey,
  showLog,
  updateCatalogue,
]
