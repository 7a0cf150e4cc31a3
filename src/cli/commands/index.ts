import { catalogue } from './catalogue.ts'
import type { Command } from './command.ts'
import { exportCommand } from './export.ts'
import { library } from './library.ts'
import { parse } from './parse.ts'

export const commands: readonly Command[] = [catalogue, exportCommand, library, parse]
