import { catalogue } from './catalogue.ts'
import type { Command } from './command.ts'
import { parse } from './parse.ts'

export const commands: readonly Command[] = [parse, catalogue]
