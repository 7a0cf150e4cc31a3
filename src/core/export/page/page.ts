import { escapeHtml } from '../../render/escapeHtml.ts'
import { languageAttributes } from '../plainHtml/language.ts'

export interface Page {
  /** Of the window. */
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** What is allowed besides nothing, as a content security policy has it. */
  readonly policy: readonly string[]
  /** Elements of the head besides title and policy. */
  readonly head: string
  /** In front of the main part. */
  readonly navigation?: string
  readonly main: string
}

/** A whole document; all but the window's title is HTML already. */
export function pageHtml({ title, language, policy, head, navigation = '', main }: Page): string {
  const rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", ...policy].join('; ')
  return `<!DOCTYPE html>
<html${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
${navigation}<main id="main">
${main}
</main>
</body>
</html>
`
}
