import type { CatalogueProgress, CatalogueResult, ReportLine } from '../../catalogue/reportLine.ts'
import type { BadLine } from '../../core/catalogue/snapshot/readSnapshot.ts'
import type { Output } from '../commands/command.ts'

const tellEveryMs = 200

/** Tells of long work: a JSON object a line for programs, now and then a line for people. */
export class ProgressLines {
  readonly #json: boolean
  readonly #output: Output
  #told = 0

  constructor(json: boolean, output: Output) {
    this.#json = json
    this.#output = output
  }

  progress({ stage, fraction, papers }: CatalogueProgress): void {
    const now = Date.now()
    if (now - this.#told < (this.#json ? tellEveryMs : 10 * tellEveryMs) && fraction !== 1) return
    this.#told = now
    if (this.#json) void this.#print({ kind: 'progress', stage, fraction, papers })
    else {
      const share = fraction === undefined ? '' : ` ${Math.floor(fraction * 100)} %`
      this.#output.complain(`${stage}${share}, ${papers} papers`)
    }
  }

  badLine(file: string, { line, expected }: BadLine): void {
    if (this.#json) void this.#print({ kind: 'badLine', line, expected })
    else this.#output.complain(`${file}:${line}: expected ${expected}`)
  }

  async result(result: CatalogueResult): Promise<void> {
    if (this.#json) await this.#print({ kind: 'result', ...result })
    else {
      const counts = Object.entries(result).map(([name, count]) => `${count} ${names[name] ?? name}`)
      await this.#output.print(counts.join(', '))
    }
  }

  #print(line: ReportLine): Promise<void> {
    return this.#output.print(JSON.stringify(line))
  }
}

const names: Readonly<Record<string, string>> = { badLines: 'bad lines' }
