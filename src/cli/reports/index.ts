import { github } from './github.ts'
import { json } from './json.ts'
import type { Report } from './report.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

/** The first is the default. */
export const reports: readonly Report[] = [text, json, sarif, github]
