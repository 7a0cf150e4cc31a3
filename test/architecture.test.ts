import assert from 'node:assert/strict'
import { projectRoot } from '../scripts/support/project.ts'
import { circlesIn, graphOf, importsOf, readSources } from '../scripts/support/sourceGraph.ts'

/** Folders of the core in dependency order: a folder imports from rows above its own only. */
const rows: readonly (readonly string[])[] = [
  ['base'],
  ['arxiv', 'http'],
  ['paper'],
  ['digest', 'metadata'],
  ['archive'],
  ['library', 'catalogue', 'rules', 'render', 'paste', 'inbox', 'related'],
  ['language', 'export'],
  ['publish'],
]

/** Packages that one file alone, or one folder, may import. */
const singleImporters: Readonly<Record<string, string | readonly string[]>> = {
  undici: 'src/core/http/undiciClient.ts',
  'node:sqlite': [
    'src/core/base/machine.ts',
    // Types alone.
    'src/core/library/database.ts',
    'src/core/catalogue/openCatalogue.ts',
  ],
  yaml: 'src/core/digest/conventions/yaml.ts',
  'smol-toml': 'src/core/digest/conventions/yaml.ts',
  yauzl: 'src/core/catalogue/snapshot/readSnapshot.ts',
  saxes: 'src/core/metadata/xml.ts',
  'markdown-it': [
    'src/core/render/code.ts',
    'src/core/render/footnoteSyntax.ts',
    'src/core/render/htmlTags.ts',
    'src/core/render/markdown.ts',
    'src/core/render/markdownSyntax.ts',
    'src/core/render/noteSyntax.ts',
    'src/core/export/chat.ts',
    'src/core/export/formats/markdown.ts',
  ],
  katex: 'src/core/render/markdown.ts',
  'fastest-levenshtein': 'src/core/base/difference.ts',
  ignore: 'src/core/base/glob.ts',
  idiomorph: 'src/webview/blocks.ts',
  htmlparser2: 'src/core/paste/formats/html.ts',
  '@citation-js/core': 'src/core/paste/formats/bibtex.ts',
  'pdfjs-dist/legacy/build/pdf.mjs': 'src/core/paste/pdfText.ts',
}

/** What pages and the extension tell each other. */
const pageMessages = ['src/vscode/preview/messages.ts']

/** Whatever reads digests: it asks the model (`lineAt`, `links`, `referencesIn`) and does not search the text again. */
const readers = /^src\/(?:core\/(?:digest|archive|rules|render|language|export)|cli|vscode)\//

/** Files that look for line ends or links themselves, each with its reason. */
const ownSearches: Readonly<Record<string, string>> = {
  'src/cli/check/reports.ts': 'reads no digest: prints its report line by line',
  'src/core/digest/lines/scan.ts': 'the one scan for lines',
  'src/core/digest/lines/characters.ts': 'the end of a line, for that scan',
  'src/core/digest/lines/links.ts': 'the one scan for links',
  'src/core/digest/lines/rows.ts': 'rows over several lines, a part of that scan',
  'src/core/digest/lines/wrapped.ts': 'labels, rows and items over several lines, a part of that scan',
  'src/core/digest/lines/hiding.ts': 'its own walk over lines, for fences and comments alone',
  'src/core/digest/place.ts': 'looks at brackets around a cursor, which may be no link yet',
  'src/core/digest/sentenceStart.ts': 'links in the few words between the name of a paper and a sentence',
  'src/core/digest/session.ts': 'drives the scan',
  'src/core/digest/references.ts': 'the one search for papers in running text',
  'src/core/digest/frontMatter.ts': 'front matter is found before there are lines',
  'src/core/digest/draftClaims.ts': 'what may be front matter has no lines either',
  'src/core/digest/frames/clean.ts': 'takes pictures out of heads of entries',
  'src/core/digest/frames/form.ts': 'takes the lines of an entry apart, to write another',
  'src/core/digest/newDigest.ts': 'reads no digest: lines of a template',
  'src/core/digest/saying.ts': 'takes the indentation off what was found',
  'src/core/digest/footnotes.ts': 'takes footnotes out of what was found',
  'src/core/digest/document.ts': 'reads links of front matter, which has no lines of its own',
  'src/core/digest/rewrite.ts': 'splits lines that a layout has written',
  'src/core/digest/conventions/yaml.ts': 'reads no digest: messages and lines of TOML',
  'src/core/digest/conventions/readConventions.ts': 'reads no digest: lines of digest.yaml',
  'src/core/digest/frames/pattern.ts': 'reads no digest: lines of a pattern',
  'src/core/digest/frames/teach.ts': 'takes the marks of an example apart, which are no links yet',
  'src/core/digest/layouts/said.ts': 'takes links out of words to see what remains',
  'src/core/digest/layouts/markup.ts': 'which language a whole text is in',
  'src/core/digest/layouts/oneLine.ts': 'the forms of the layouts, for rewriting',
  'src/core/digest/titles/parts.ts': 'takes pictures out of titles',
  'src/core/digest/titles/words.ts': 'leaves pictures out of words',
  'src/core/archive/digestIndex/indexBlocks.ts': 'reads lists of files, which are no digests',
  'src/core/export/exportDigests.ts': 'finds pictures, which are no links of papers',
  'src/core/export/savedMail.ts': 'finds the header of a mail, which names no paper',
  'src/core/language/completionRequest.ts':
    'reads what somebody types into a search field, which is no digest',
  'src/vscode/paste/pasteWriter.ts': 'reads no digest: a list of addresses',
  'src/core/render/markdownSyntax.ts':
    'reads text that Markdown has been taken off, where no offset of the digest holds',
  'src/core/render/boxes.ts': 'links whose addresses are templates, which no scan knows',
  'src/core/render/cellsBeside.ts': 'takes links out of the names of columns',
  'src/core/render/besideTitle.ts': 'takes pictures out of what stands beside titles',
}

const sources = readSources(projectRoot, 'src')
const imports = importsOf(sources)

suite('the architecture', () => {
  test('has import statements to look at', () => {
    assert.ok(imports.length > 100)
  })

  test('points from the editor layer, the command line and the workers to the core, never back', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      core: ['core'],
      files: ['files', 'core'],
      workers: ['workers', 'core'],
      records: ['records', 'workers', 'files', 'core'],
      archive: ['archive', 'workers', 'core'],
      catalogue: ['catalogue', 'workers', 'core'],
      paste: ['paste', 'workers', 'core'],
      related: ['related', 'workers', 'core'],
      cli: ['cli', 'records', 'catalogue', 'files', 'core'],
      vscode: ['vscode', 'records', 'archive', 'catalogue', 'paste', 'related', 'files', 'core'],
      webview: ['webview'],
      site: ['site'],
    }
    const wrong = imports.filter(({ from, to, isTypeOnly }) => {
      const [, layer = ''] = from.split('/')
      const [top, target = ''] = to.split('/')
      if (top !== 'src' || from === 'src/extension.ts') return false
      if (layer === 'webview' && isTypeOnly && pageMessages.includes(to)) return false
      if (layer === 'site' && isTypeOnly && to === 'src/core/export/site/searchIndex.ts') return false
      return !allowed[layer]?.includes(target)
    })
    assert.deepEqual(wrong, [])
  })

  test('keeps VS Code out of the core and of the workers', () => {
    const wrong = imports.filter(
      ({ from, to }) => to === 'vscode' && !/^src\/(vscode\/|extension\.ts)/.test(from),
    )
    assert.deepEqual(wrong, [])
  })

  test('keeps the folders of the core in their rows', () => {
    const row = (path: string) => rows.findIndex((folders) => folders.includes(path.split('/')[2] ?? ''))
    const inside = imports.filter(
      ({ from, to }) => from.startsWith('src/core/') && to.startsWith('src/core/'),
    )
    const wrong = inside.filter(
      ({ from, to }) => from.split('/')[2] !== to.split('/')[2] && row(to) >= row(from),
    )
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      inside.filter(({ from }) => row(from) < 0),
      [],
      'a folder is in no row',
    )
  })

  test('has one importer of each package that could be changed for another', () => {
    const wrong = imports.filter(
      ({ from, to }) => to in singleImporters && ![singleImporters[to]].flat().includes(from),
    )
    assert.deepEqual(wrong, [])
  })

  test('loads network, databases and XML in workers alone', () => {
    const heavy =
      /^src\/core\/(?:http\/undiciClient|library\/|catalogue\/|metadata\/(?:sources\/|xml|lookUpPapers|paperQueue))/
    const wrong = imports.filter(({ from, to, isTypeOnly }) => {
      return (
        !isTypeOnly &&
        heavy.test(to) &&
        /^src\/(?:vscode\/|extension|records\/workerRecords|catalogue\/workerCatalogue)/.test(from)
      )
    })
    assert.deepEqual(wrong, [])
  })

  test('lets members of a family know neither their list nor their siblings', () => {
    const families = [
      'src/core/rules',
      'src/core/digest/layouts',
      'src/core/metadata/sources',
      'src/core/export/formats',
      'src/core/paste/formats',
      'src/cli/commands',
    ]
    for (const family of families) {
      const list = `${family}/index.ts`
      const members = imports
        .filter(({ from, to, isTypeOnly }) => from === list && to.startsWith(`${family}/`) && !isTypeOnly)
        .map(({ to }) => to)
      const wrong = imports.filter(
        ({ from, to }) => members.includes(from) && [list, ...members].includes(to),
      )
      assert.ok(members.length > 0, family)
      assert.deepEqual(wrong, [])
    }
  })

  test('imports by a call only files of its own, which bundles know to load late', () => {
    const calls = /(?<!typeof )\bimport\(\s*['"](?!\.)/
    const wrong = [...sources].filter(([, text]) => calls.test(text)).map(([file]) => file)
    assert.deepEqual(wrong, [])
  })

  test('writes files, and to the terminal, in one place each', () => {
    const places: readonly (readonly [what: RegExp, ...where: string[]])[] = [
      // Files of the editor's own file systems, such as remote ones, are VS Code's to write.
      [
        /\b(?:writeFile|writeFileSync|appendFile|createWriteStream|rename|renameSync)\(/,
        'src/files/replaceFile.ts',
        // Windows add to the same file.
        'src/files/inboxFolder.ts',
        'src/vscode/export/saveExport.ts',
        // What is damaged is set aside.
        'src/core/base/machine.ts',
      ],
      // Those of Node.js that create parents never end below some folders, and name the wrong failure of others.
      [/\bmkdir(?:Sync)?\b.*recursive/],
      [/\bconsole\.|process\.std(?:out|err)\b|\{ stdout, stderr \}/, 'src/cli/main.ts'],
    ]
    for (const [what, ...where] of places) {
      const found = [...sources].filter(([, text]) => what.test(text)).map(([file]) => file)
      assert.deepEqual(
        found.filter((file) => !where.includes(file)),
        [],
        String(what),
      )
    }
  })

  test('finds line starts and references in one place', () => {
    const search =
      /(?:[iI]ndexOf|split)\((?:['"`](?:\\r)?\\n['"`]|\/(?:\\r\?)?\\n\/)|\b(?:findReferences|LinkScanner|scanLines)\b|\\\]\\\(/
    const searching = [...sources].filter(([file, text]) => readers.test(file) && search.test(text))
    assert.deepEqual(searching.map(([file]) => file).sort(), Object.keys(ownSearches).sort())
  })

  test('keeps files small enough to be one idea', () => {
    const long = [...sources].filter(([, text]) => text.split('\n').length > 401).map(([file]) => file)
    assert.deepEqual(long, [])
  })

  test('has no circle of imports', () => {
    assert.deepEqual(circlesIn(graphOf(sources, imports)), [])
  })
})
