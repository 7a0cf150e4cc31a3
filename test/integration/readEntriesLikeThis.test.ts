import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { placeOf, rangeOf } from './support/digests.ts'
import { eventually } from './support/eventually.ts'

const text = `# Reading, week 12

[Ann Author] ~ regret in small games ~ read at https://arxiv.org/abs/2301.00001 ~ Short and good.

[Bo Weaver] ~ trees that wait ~ read at https://arxiv.org/abs/2301.00002 ~ Long, and worth it.

[Cy Third] ~ a ledger of tokens ~ read at https://example.org/three ~ Not for me.
`
const names = ['regret in small games', 'trees that wait', 'a ledger of tokens']

suite('the command Read Entries Like This', () => {
  let folder: vscode.Uri
  let file: vscode.Uri
  let conventions: vscode.Uri

  setup(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(root)
    folder = root
    file = vscode.Uri.joinPath(folder, 'misread.digest')
    conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
  })
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.workspace.fs.delete(file)
    if (await exists(conventions)) await vscode.workspace.fs.delete(conventions)
  })

  test('teaches by a selected title, in a file of conventions that it creates', async () => {
    const document = await show(file)
    await select(document, rangeOf(document, 'regret in small games'))
    await runAndAccept(async () => exists(conventions))
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(conventions))
    assert.equal(written, "entries:\n  - '[{authors}] ~ {title} ~ read at {link}{ ~?} {commentary}'\n")
    assert.deepEqual(await entryNames(document, names.length), names)
  })

  test('adds to the conventions that are there, and keeps what they say', async () => {
    await vscode.workspace.fs.writeFile(
      conventions,
      new TextEncoder().encode('# Ours.\nlink:  abs # always\n'),
    )
    const document = await show(file)
    await select(document, rangeOf(document, 'trees that wait'))
    const read = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(conventions))
    await runAndAccept(async () => (await read()).includes('entries:'))
    assert.match(await read(), /^# Ours\.\nlink: {2}abs # always\nentries:\n {2}- '/)
    assert.deepEqual(await entryNames(document, names.length), names)
    const undone = await show(conventions)
    await vscode.commands.executeCommand('undo')
    assert.equal(undone.getText(), '# Ours.\nlink:  abs # always\n')
    await undone.save()
  })

  test('changes nothing when it is left', async () => {
    const document = await show(file)
    const at = placeOf(document, 'a ledger', 4)
    await select(document, new vscode.Range(at, at))
    const run = vscode.commands.executeCommand('researchDigest.readEntriesLikeThis')
    const isDone = run.then(() => true)
    await eventually(
      async () => {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
        return Promise.race([isDone, pause()])
      },
      (done) => done === true,
    )
    assert.equal(await exists(conventions), false)
    assert.equal(document.getText(), text)
  })
})

/** Runs the command and accepts what it offers until that has an effect. */
async function runAndAccept(hasEffect: () => Promise<boolean>): Promise<void> {
  const run = vscode.commands.executeCommand('researchDigest.readEntriesLikeThis')
  await eventually(
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return hasEffect()
    },
    (done) => done,
  )
  await run
}

async function pause(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 100))
}

async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file)
  await vscode.window.showTextDocument(document)
  return document
}

async function select(document: vscode.TextDocument, { start, end }: vscode.Range): Promise<void> {
  const editor = await vscode.window.showTextDocument(document)
  editor.selection = new vscode.Selection(start, end)
}

async function entryNames(document: vscode.TextDocument, count: number): Promise<readonly string[]> {
  const leaves = (all: readonly vscode.DocumentSymbol[]): string[] =>
    all.flatMap(({ name, children }) => (children.length > 0 ? leaves(children) : name))
  const symbols = await eventually(
    () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    (all) => leaves(all ?? []).length === count,
  )
  return leaves(symbols)
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  )
}
