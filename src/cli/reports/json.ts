import type { Report } from './report.ts'

/** One object a file, one a line. */
export const json: Report = {
  id: 'json',
  isEnglish: true,

  *write(files) {
    for (const file of files) yield JSON.stringify(file)
  },
}
