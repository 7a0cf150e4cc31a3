import type { Command } from './command.ts'
import { importCatalogue } from './importCatalogue.ts'
import { insertPaper } from './insertPaper.ts'
import { openPreview } from './openPreview.ts'
import { showLog } from './showLog.ts'
import { updateCatalogue } from './updateCatalogue.ts'

export const commands: readonly Command[] = [
  openPreview,
  insertPaper,
  importCatalogue,
  updateCatalogue,
  showLog,
]
