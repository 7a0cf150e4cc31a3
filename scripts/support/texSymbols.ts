// The commands of KaTeX that print a character or a name, as `src/core/paper/tex/symbols.ts` holds them.
import path from 'node:path'
import { build } from 'esbuild'
import katex from 'katex'
import { projectRoot } from './project.ts'

/** Commands that KaTeX knows as something else than what prints, or that the reader of TeX reads by itself. */
const others = new Set(
  'AA aa backslash textbackslash textasciitilde rq brace brack cal choose ch colon message mathstrut not show th varinjlim varliminf varlimsup varprojlim angln'.split(
    ' ',
  ),
)

/** What MathML puts after the name of a function. */
const functionApplication = '\u2061'

/** The source of the module of symbols, from the installed KaTeX. */
export async function texSymbolsModule(): Promise<string> {
  const commandsByText = new Map<string, string[]>()
  const names: string[] = []
  for (const command of (await katexCommands()).sort()) {
    const printed = printedBy(command)
    if (printed === undefined) continue
    const text = printed.replace(functionApplication, '')
    if (text === command && text !== printed) names.push(command)
    else commandsByText.set(text, [...(commandsByText.get(text) ?? []), command])
  }
  const symbols = [...commandsByText].map(
    ([text, commands]) => `${text.replace(/ /g, '~')} ${commands.join(' ')},`,
  )
  return `${head}
/** What is printed, with \`~\` for a space, then the commands that print it, then a comma. */
export const symbolTable = \`
${wrapped(symbols).join('\n')}
\`

/** Commands that print their own name. */
export const functionNames = \`
${wrapped(names).join('\n')}
\`
`
}

const head = `// Made from KaTeX's own tables by \`npm run tex\`; a test says when it is not current. KaTeX itself is too large to be loaded
// wherever a title is read.
`

/** The names of KaTeX's commands, from the source in its package: its bundle does not export them. */
async function katexCommands(): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        "export { default as symbols } from './src/symbols.ts'",
        "export { default as macros } from './src/macros.ts'",
        "export { _functions as functions } from './src/defineFunction.ts'",
        "import './src/functions.ts'",
      ].join('\n'),
      resolveDir: path.join(projectRoot, 'node_modules/katex'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
  })
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const { symbols, macros, functions } = await import(`data:text/javascript;base64,${source}`)
  const all = [symbols.math, symbols.text, macros, functions].flatMap((table) => Object.keys(table))
  return [...new Set(all)]
    .flatMap((name) => /^\\([a-zA-Z]+)$/.exec(name)?.[1] ?? [])
    .filter((name) => !others.has(name))
}

/** What a command without arguments prints; \`undefined\` for what prints nothing, or needs an argument. */
function printedBy(command: string): string | undefined {
  for (const tex of [`\\${command}`, `\\text{\\${command}}`]) {
    const text = textOf(tex)?.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (text && /[^\p{M}\p{Cf}\s]/u.test(text)) return text
  }
  return undefined
}

function textOf(tex: string): string | undefined {
  try {
    const mathMl = katex.renderToString(tex, { output: 'mathml', strict: 'ignore', throwOnError: true })
    const isDouble = mathMl.includes('double-struck')
    const text = mathMl
      .replace(/<annotation[\s\S]*?<\/annotation>/, '')
      .replace(/<[^>]+>/g, '')
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\u2063|\u2009|\u200b/g, ' ')
    return isDouble ? (doubleStruck[text] ?? text) : text
  } catch (error) {
    if (error instanceof katex.ParseError) return undefined
    throw error
  }
}

const doubleStruck: Readonly<Record<string, string>> = { C: 'ℂ', N: 'ℕ', R: 'ℝ', Z: 'ℤ', k: '𝕜' }

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
