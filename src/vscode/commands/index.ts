import type { Command } from './command.ts'
import { exportLibrary } from './exportLibrary.ts'
import { importLibrary } from './importLibrary.ts'
import { openPreview } from './openPreview.ts'
import { setOpenAlexKey } from './setOpenAlexKey.ts'
import { showLog } from './showLog.ts'

export const commands: readonly Command[] = [
  exportLibrary,
  importLibrary,
  openPreview,
  setOpenAlexKey,
  showLog,
]
