import { leadingName } from '../terminal.ts'
import type { Report } from './report.ts'

export const text: Report = {
  id: 'text',

  *write(files) {
    for (const { file, findings } of files) {
      for (const { line, column, rule, message } of findings) {
        yield `${leadingName(file)}:${line}:${column} ${rule} ${message.replace(/(?<!\s)\s*\n\s*/g, ' ')}`
      }
    }
  },
}
