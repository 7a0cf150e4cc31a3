import { catalogue } from './catalogue.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { exportCommand } from './export.ts'
import { library } from './library.ts'
import { parse } from './parse.ts'
import { updateIndex } from './updateIndex.ts'
import { updates } from './updates.ts'

export const commands: readonly Command[] = [
  catalogue,
  check,
  exportCommand,
  updateIndex,
  library,
  parse,
  updates,
]
