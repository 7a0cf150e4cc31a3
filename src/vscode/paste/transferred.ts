import * as vscode from 'vscode'
import { isPdf, mayNamePapers, type PastedFile, paperOfFileName } from '../../core/paste/references.ts'
import type { ReadQuestion } from '../../paste/pasteThread.ts'

/** The types for which the providers are called: VS Code calls a provider only if the content has one of them. */
export const transferMimeTypes = ['text/plain', 'text/html', 'text/uri-list', 'files'] as const

/** No paper is larger. In bytes. */
const largestPdf = 100_000_000
const mostFiles = 50

/** The pasted or dropped content; `undefined` if it cannot name a paper. */
export async function readTransfer(transfer: vscode.DataTransfer): Promise<ReadQuestion | undefined> {
  const uris = urisIn((await transfer.get('text/uri-list')?.asString()) ?? '')
  const files = [...filesOf(transfer), ...uris.filter(isFile).map(fileAt)].filter(({ name }) => isPdf(name))
  if (files.length > 0)
    return { text: '', files: await Promise.all(files.slice(0, mostFiles).map(withBytes)) }
  const plain = (await transfer.get('text/plain')?.asString()) ?? ''
  const text = plain === '' ? uris.filter((uri) => !isFile(uri)).join('\n') : plain
  const html = await transfer.get('text/html')?.asString()
  const pasted = { text, ...(html !== undefined && { html }) }
  return mayNamePapers(pasted) ? { ...pasted, files: [] } : undefined
}

interface TransferredFile {
  readonly name: string
  read(): Thenable<Uint8Array>
}

function filesOf(transfer: vscode.DataTransfer): readonly TransferredFile[] {
  return Array.from(transfer).flatMap(([, item]): readonly TransferredFile[] => {
    const file = item.asFile()
    return file ? [{ name: file.name, read: () => file.data() }] : []
  })
}

function urisIn(list: string): readonly string[] {
  return list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
}

function isFile(uri: string): boolean {
  return !/^https?:/i.test(uri)
}

function fileAt(written: string): TransferredFile {
  const uri = vscode.Uri.parse(written)
  return {
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    async read() {
      const { size } = await vscode.workspace.fs.stat(uri)
      return size > largestPdf ? new Uint8Array() : vscode.workspace.fs.readFile(uri)
    },
  }
}

/** The file is read only if its name does not identify its paper. */
async function withBytes({ name, read }: TransferredFile): Promise<PastedFile> {
  if (paperOfFileName(name)) return { name }
  try {
    return { name, bytes: new Uint8Array(await read()) }
  } catch {
    // An unreadable file names no paper.
    return { name }
  }
}
