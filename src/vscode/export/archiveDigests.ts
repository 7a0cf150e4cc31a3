import * as vscode from 'vscode'
import { conventionsFileName } from '../../core/digest/conventionsFileName.ts'
import { looksLikeDigest } from '../../core/digest/detect.ts'
import { parseDigest } from '../../core/digest/parseDigest.ts'
import type { DigestToExport } from '../../core/export/exportDigests.ts'

const files = '**/*.{md,markdown,txt,digest}'
const others = '**/{node_modules,.*}/**'

/** The digests of a folder as they are on the disk, in the order of their names; what lies in `except` is none. */
export async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  except: vscode.Uri,
): Promise<readonly DigestToExport[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, files), others)
  const statements = await readStatements(folder)
  const inOrder = found
    .filter(({ path }) => !path.startsWith(`${except.path}/`))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const digests: DigestToExport[] = []
  for (const file of inOrder) {
    const digest = parseDigest(await readText(file), statements)
    if (!looksLikeDigest(digest) && !file.path.endsWith('.digest')) continue
    const { mtime } = await vscode.workspace.fs.stat(file)
    const path = vscode.workspace.asRelativePath(file, false)
    digests.push({ digest, path, changedAt: new Date(mtime).toISOString() })
  }
  return digests
}

async function readStatements({ uri }: vscode.WorkspaceFolder): Promise<readonly string[]> {
  const { readConventions } = await import('../../core/digest/conventions.ts')
  try {
    return readConventions(await readText(vscode.Uri.joinPath(uri, conventionsFileName))).sections
  } catch (error) {
    // Few folders have conventions.
    if (error instanceof vscode.FileSystemError) return []
    throw error
  }
}

async function readText(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
}
