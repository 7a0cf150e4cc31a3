import * as l10n from '@vscode/l10n'
import { type Span, span } from '../base/span.ts'
import { isMap, isScalar, isSeq, parseDocument } from './yaml.ts'

/** What digests of one folder have in common. */
export interface Conventions {
  /** Lines that introduce the entries below them, besides those that are known to do so by their words. */
  readonly sections: readonly string[]
  /** What could not be read; the rest still counts. Spans count from the start of the file. */
  readonly problems: readonly ConventionsProblem[]
}

export interface ConventionsProblem {
  readonly span: Span
  readonly message: string
}

export const noConventions: Conventions = { sections: [], problems: [] }

/** Reads a file of conventions. Keys that are not known are left to whoever knows them. */
export function readConventions(text: string): Conventions {
  const document = parseDocument(text, { prettyErrors: false })
  const problems = document.errors.map(({ pos, message }) => ({ span: span(...pos), message }))
  const { contents } = document
  if (contents === null) return { sections: [], problems }
  if (!isMap(contents)) {
    const message = l10n.t('Conventions must be a mapping of keys to values, such as "sections: […]".')
    return { sections: [], problems: [...problems, { span: span(0, text.length), message }] }
  }
  const node = contents.get('sections', true)
  if (node === undefined) return { sections: [], problems }
  const sections = isSeq(node)
    ? node.items.map((item) => (isScalar(item) ? item.value : undefined))
    : [undefined]
  if (sections.every((line) => typeof line === 'string')) return { sections, problems }
  const message = l10n.t('"sections" must be a list of lines, such as "Also read:".')
  const at = (node as { readonly range?: readonly number[] | null }).range
  return {
    sections: sections.filter((line) => typeof line === 'string'),
    problems: [...problems, { span: span(at?.[0] ?? 0, at?.[1] ?? text.length), message }],
  }
}
