import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { settingsOf } from '../scripts/support/project.ts'
import { digestExtensions } from '../src/core/archive/archivedDigest.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(read('package.json'))
const texts: Record<string, string> = JSON.parse(read('package.nls.json'))

suite('the manifest', () => {
  test('declares the commands of the source, no more and no fewer', () => {
    const folder = join(root, 'src/vscode/commands')
    const ids = readdirSync(folder).flatMap((file) =>
      Array.from(read(`src/vscode/commands/${file}`).matchAll(/\bid: '([^']+)'/g), ([, id]) => id),
    )
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command)
    assert.ok(ids.length > 0)
    assert.deepEqual(declared.toSorted(), ids.toSorted())
  })

  test('puts first what writers do most, where their hands are', () => {
    const { menus, keybindings } = manifest.contributes
    // VS Code shows these above or in front of all others.
    const place = (group: string) => (group.startsWith('navigation') ? 0 : 1)
    const first = (menu: string) =>
      [...menus[menu]].sort((a, b) => place(a.group) - place(b.group) || (a.group < b.group ? -1 : 1))[0]
        ?.command
    assert.equal(first('researchDigest.editor'), 'researchDigest.insertPaper')
    assert.equal(first('researchDigest.explorer'), 'researchDigest.openPreview')
    assert.equal(first('editor/title'), 'researchDigest.openPreviewToSide')
    for (const menu of ['editor/context', 'explorer/context'])
      assert.ok(
        menus[menu].some(({ submenu }: { submenu?: string }) => submenu?.startsWith('researchDigest.')),
      )
    const key = keybindings.find(
      ({ command }: { command: string }) => command === 'researchDigest.insertPaper',
    )
    assert.ok(key.key && key.mac)
    assert.match(key.when, /resourceLangId/)
  })

  test('names the same languages wherever papers can be named, and starts with each', () => {
    const languages = ['research-digest', 'markdown', 'plaintext', 'quarto', 'rmd']
    const conditions = JSON.stringify(manifest).matchAll(/resourceLangId =~ \/\^\(([^)]*)\)\$/g)
    const named = new Set(Array.from(conditions, ([, all]) => all))
    assert.deepEqual([...named], [languages.join('|')])
    const [, list] = /paperLanguages: readonly string\[\] = \[([^\]]*)\]/.exec(
      read('src/vscode/adapters/documents.ts'),
    ) ?? ['', '']
    assert.equal(list, languages.map((language) => `'${language}'`).join(', '))
    for (const language of languages) assert.ok(manifest.activationEvents.includes(`onLanguage:${language}`))
  })

  test('names the same endings wherever files that may be digests are named', () => {
    const { menus } = manifest.contributes
    const conditions = JSON.stringify(menus).matchAll(/resourceExtname =~ \/\^(\S+?)\$\/(?=")/g)
    const hooks: { files: string }[] = parse(read('.pre-commit-hooks.yaml'))
    const patterns = [
      ...Array.from(conditions, ([, pattern = '']) => JSON.parse(`"${pattern}"`)),
      ...hooks.map(({ files }) => files),
    ]
    assert.ok(patterns.length > 3)
    for (const pattern of patterns) {
      const ends = digestExtensions.filter((extension) => new RegExp(pattern).test(`.${extension}`))
      assert.deepEqual(ends, digestExtensions, pattern)
    }
    const guide = read('docs/command-line.md')
    for (const extension of digestExtensions) assert.match(guide, new RegExp(`\\*\\.${extension}\\b`))
  })

  test('lists in the palette what is done by hand, and only where it can be done', () => {
    const { menus, commands } = manifest.contributes
    const conditions = new Map(
      menus.commandPalette.map(({ command, when }: { command: string; when: string }) => [command, when]),
    )
    // These need neither a digest nor a folder.
    const anywhere = [
      ...['newDigest', 'openSampleDigest', 'editTemplate', 'importCatalogue', 'updateCatalogue', 'showLog'],
      ...['exportLibrary', 'importLibrary', 'setDraftKey', 'setOpenAlexKey'],
      ...['yearInReview', 'yearInFigures', 'lookUpCitations', 'checkRecordsAgain'],
    ].map((name) => `researchDigest.${name}`)
    const unconditional = commands
      .map(({ command }: { command: string }) => command)
      .filter((command: string) => !conditions.has(command))
    assert.deepEqual(unconditional.toSorted(), anywhere.toSorted())
  })

  test('lists every command in the list of commands', () => {
    const [, list = ''] = read('src/vscode/commands/index.ts').split('= [')
    const members = readdirSync(join(root, 'src/vscode/commands')).flatMap((file) =>
      Array.from(
        read(`src/vscode/commands/${file}`).matchAll(/^export const (\w+): Command\b/gm),
        ([, name = '']) => name,
      ),
    )
    assert.ok(members.length > 20)
    for (const name of members) assert.match(list, new RegExp(`\\b${name}\\b`))
  })

  test('declares the settings that the source reads, no more and no fewer', () => {
    const reads = Array.from(
      read('src/vscode/adapters/settings.ts').matchAll(/\bread\('([^']+)'/g),
      ([, key]) => key,
    )
    const declared = Object.keys(settingsOf(manifest))
    assert.deepEqual(declared.toSorted(), reads.map((key) => `researchDigest.${key}`).toSorted())
  })

  test('reads settings and commands of its own name space only', () => {
    for (const { command } of manifest.contributes.commands) assert.match(command, /^researchDigest\./)
  })

  test('finds no fault with a setting that nobody has changed', () => {
    const settings = settingsOf<{ default: unknown; pattern?: string; format?: string }>(manifest)
    for (const [name, { default: initial, pattern = '', format }] of Object.entries(settings)) {
      if (typeof initial === 'string') assert.match(initial, new RegExp(pattern), name)
      // VS Code takes an empty text for no address.
      assert.notEqual(format, 'uri', name)
    }
  })

  test('has a text for each of its texts, and no text that it does not use', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key)
    assert.deepEqual([...new Set(used)].toSorted(), Object.keys(texts).toSorted())
  })

  test('names files that exist', () => {
    const { grammars = [], languages = [] } = manifest.contributes
    const paths = grammars.map(({ path }: { path: string }) => path)
    for (const { configuration } of languages) if (configuration) paths.push(configuration)
    for (const path of paths) assert.ok(existsSync(join(root, path)), path)
  })

  test('shows a picture at each step of the walkthrough, in the language of its text', () => {
    const steps: { media: { svg: string; altText: string } }[] = manifest.contributes.walkthroughs.flatMap(
      ({ steps }: { steps: unknown[] }) => steps,
    )
    for (const [file, language] of [
      ['package.nls.json', ''],
      ['package.nls.ko.json', 'ko'],
    ] as const) {
      const said: Record<string, string> = JSON.parse(read(file))
      for (const { media } of steps) {
        const [svg = '', description = ''] = [media.svg, media.altText].map((key) => said[key.slice(1, -1)])
        const picture = read(svg)
        const [, title] = /<title id="title">([^<]+)/.exec(picture) ?? []
        assert.equal(`${title}.`, description, svg)
        assert.equal(/<svg[^>]* lang="(\w+)"/.exec(picture)?.[1] ?? '', language, svg)
      }
    }
  })

  test('completes each step of the walkthrough by what the source does', () => {
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`src/${file}`))
      .join()
    for (const { steps } of manifest.contributes.walkthroughs) {
      for (const { id, completionEvents } of steps) {
        assert.ok(completionEvents.length > 0, id)
        for (const event of completionEvents) {
          const [, name] = /^on(?:Command|Context):(researchDigest\.\w+)$/.exec(event) ?? []
          assert.ok(source.includes(`'${name}'`), event)
        }
      }
    }
  })

  test('welcomes people in each view by commands that it has', () => {
    const { views, viewsWelcome, viewsContainers, commands } = manifest.contributes
    const ids = Object.values<{ id: string }[]>(views).flatMap((list) => list.map(({ id }) => id))
    const welcomed = new Set(viewsWelcome.map(({ view }: { view: string }) => view))
    assert.deepEqual([...welcomed], ids)
    const declared = commands.map(({ command }: { command: string }) => command)
    for (const [key, text] of Object.entries(texts).filter(([key]) =>
      /^(?:welcome|walkthrough)\./.test(key),
    )) {
      for (const [, command] of text.matchAll(/\(command:([\w.]+)\)/g))
        assert.ok(command === 'vscode.openFolder' || declared.includes(command), key)
    }
    for (const { icon } of viewsContainers.activitybar) assert.ok(existsSync(join(root, icon)))
  })

  test('restricts addresses of services in untrusted workspaces', () => {
    const addresses = Object.keys(settingsOf(manifest)).filter((key) => /url$/i.test(key))
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, addresses)
  })

  test('has what the marketplaces show: an icon of 128 pixels, keywords, and where the source is', () => {
    const icon = readFileSync(join(root, manifest.icon))
    assert.equal(icon.toString('latin1', 1, 4), 'PNG')
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128])
    assert.ok(manifest.keywords.length <= 30)
    assert.deepEqual(manifest.keywords, [...new Set(manifest.keywords)])
    // The one place that says it; the marketplaces and npm derive homepage and issues from it.
    assert.match(manifest.repository.url, /^git\+https:\/\/.+\.git$/)
    assert.deepEqual([manifest.homepage, manifest.bugs], [undefined, undefined])
  })

  // So the compiler refuses what the oldest allowed VS Code does not have.
  test('is compiled against the typings of the oldest VS Code that it allows', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode)
    const [, minor = ''] = /^\^(\d+\.\d+)/.exec(manifest.engines.vscode) ?? []
    for (const readme of ['README.md', 'README.ko.md']) assert.ok(read(readme).includes(`VS Code ${minor} `))
  })

  test('is named by its publisher in the links that the guides give', () => {
    const named = Array.from(read('docs/features.md').matchAll(/vscode:\/\/([^/]+)\//g), ([, id]) => id)
    assert.ok(named.length > 0)
    assert.deepEqual([...new Set(named)], [`${manifest.publisher}.${manifest.name}`])
  })

  test('ships no package: everything is in the bundles', () => {
    assert.equal(manifest.dependencies, undefined)
  })
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
