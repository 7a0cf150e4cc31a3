import type { Command } from './command.ts'
import { openPreview } from './openPreview.ts'
import { showLog } from './showLog.ts'

export const commands: readonly Command[] = [openPreview, showLog]
