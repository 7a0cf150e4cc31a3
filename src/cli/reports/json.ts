import type { Report } from './report.ts'

/** One JSON object per file, one per line. */
export const json: Report = {
  id: 'json',
  isEnglish: true,

  *write(files) {
    for (const file of files) yield JSON.stringify(file)
  },
}
