import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { paperOf } from '../../../src/core/digest/digest.ts'
import { readWhole } from '../../../src/core/digest/parseDigest.ts'
import type { StoredDigest } from '../../../src/core/digest/storedDigest.ts'
import { makeWatchedFolder, showFile, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'

interface RealFile {
  readonly uri: vscode.Uri
  readonly text: string
  readonly digest: StoredDigest
}

/** Digests of real people from beside the checkout, which are no part of the project: nothing of them is quoted here. */
suite('finding the way in a real archive', () => {
  const files: RealFile[] = []
  let folder: vscode.Uri | undefined

  suiteSetup(async function () {
    this.timeout(120_000)
    const extension = vscode.extensions.getExtension('research-digest.research-digest')
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    const corpus = path.join(extension?.extensionPath ?? '', '..', 'shared', 'corpus', 'dev', 'rosinality')
    if (!extension || !workspace || !existsSync(corpus)) return this.skip()
    await extension.activate()
    folder = await makeWatchedFolder(workspace.uri, 'real')
    for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue
      const text = readFileSync(path.join(corpus, name), 'utf8')
      const uri = vscode.Uri.joinPath(folder, path.basename(name))
      await writeText(uri, text)
      files.push({ uri, text, digest: readWhole(text) })
    }
  })
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    if (folder) await vscode.workspace.fs.delete(folder, { recursive: true })
  })

  test('the outline of each digest has all its entries', async () => {
    for (const { uri, digest } of digests()) {
      await showFile(uri)
      const names = digest.entries.flatMap(({ title }) => title?.text ?? [])
      const shown = await eventually(
        async () => flat(await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)),
        (all) => names.every((name) => all.includes(name)),
      )
      assert.ok(shown.length >= names.length, uri.path)
    }
  })

  test('every paper leads from wherever it is named to its entry, and to all its places', async () => {
    const ids = [
      ...new Set(files.flatMap(({ digest }) => digest.mentions.flatMap((each) => paperOf(each) ?? []))),
    ]
    let followed = 0
    for (const id of ids) {
      const entries = files.filter(({ digest }) => digest.entries.some((entry) => paperOf(entry) === id))
      const place = placeOfMention(id)
      if (entries.length === 0 || !place) continue
      const count = files.flatMap(({ digest: { entries: own, mentions } }) =>
        [...own, ...mentions].filter((each) => paperOf(each) === id),
      ).length
      await showFile(place.uri)
      const [target] = await eventually(
        () =>
          ask<(vscode.Location | vscode.LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            place.uri,
            place.position,
          ),
        ({ length }) => length > 0,
      )
      assert.ok(target)
      const goal = 'targetUri' in target ? target.targetUri : target.uri
      const { entries: own } = readWhole((await vscode.workspace.openTextDocument(goal)).getText())
      assert.ok(
        own.some((entry) => paperOf(entry) === id),
        goal.path,
      )
      const references = await eventually(
        () => ask<vscode.Location[]>('vscode.executeReferenceProvider', place.uri, place.position),
        ({ length }) => length >= count,
      )
      assert.ok(references.length >= count)
      followed++
    }
    assert.ok(followed > 0, 'no paper of the archive is mentioned and reviewed')
  })

  test('entries are found in the workspace by the words of their titles', async () => {
    for (const { uri, digest } of digests().slice(0, 5)) {
      const title = digest.entries.find((entry) => entry.title)?.title?.text ?? ''
      await eventually(
        () => ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', title),
        (all) => all.some((symbol) => symbol.location.uri.path === uri.path && symbol.name === title),
      )
    }
  })

  test('entries fold, are selected as a whole, have their links and a lens', async () => {
    for (const { uri, digest } of digests().slice(0, 5)) {
      // As a digest: the ranges of VS Code's own Markdown are negative in some of them.
      const document = await vscode.languages.setTextDocumentLanguage(await showFile(uri), 'research-digest')
      const entry = digest.entries.find(({ title, link }) => title && link?.arxiv)
      if (!entry?.title) continue
      const at = document.positionAt(entry.title.span.start + 1)
      const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri)
      assert.ok(folds.length > 0, `no folds in ${uri.path}`)
      const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', uri, [
        at,
      ])
      const around: string[] = []
      for (let range = selection; range; range = range.parent) around.push(document.getText(range.range))
      const { text: title } = entry.title
      const isMore = (words: string) => words.includes(title) && words.length > title.length
      assert.ok(around.some(isMore), JSON.stringify(around.map(({ length }) => length)))
      const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri)
      assert.ok(links.length >= digest.mentions.length, uri.path)
      const lenses = await eventually(
        () => ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 1_000),
        ({ length }) => length > 0,
      )
      assert.ok(lenses.some(({ command }) => command?.title === 'PDF'))
    }
  })

  function digests(): readonly RealFile[] {
    return files.filter(({ digest }) => digest.entries.length >= 2)
  }

  function placeOfMention(id: string): { uri: vscode.Uri; position: vscode.Position } | undefined {
    for (const { uri, text, digest } of files) {
      const found = digest.mentions.find((mention) => paperOf(mention) === id)
      if (found) return { uri, position: positionIn(text, found.link.span.start + 9) }
    }
    return undefined
  }
})

function positionIn(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset).split('\n')
  return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0)
}

function ask<T>(command: string, ...args: readonly unknown[]): Promise<T> {
  return Promise.resolve(vscode.commands.executeCommand<T>(command, ...args))
}

function flat(symbols: readonly vscode.DocumentSymbol[] | undefined): readonly string[] {
  return (symbols ?? []).flatMap(({ name, children }) => [name, ...flat(children)])
}
