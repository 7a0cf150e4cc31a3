// Which files name what Git leaves out of a folder besides its `.gitignore`: https://git-scm.com/docs/gitignore

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { GitIgnores } from '../core/base/glob.ts'
import { homeFolder } from '../core/base/machine.ts'

/** Gives the text of a file; `undefined` if there is none. */
type ReadText = (file: string) => string | undefined

/** What Git ignores in a folder because of files that do not stand in it. */
interface GitIgnoresAround {
  /** The repository of the folder, or the folder; the paths are relative to it. */
  readonly root: string
  readonly ignores: GitIgnores
}

/** The exclusions above a folder, in its repository, of its clone and of the user; none of them where they exclude the folder. */
export function ignoresAround(folder: string, read: ReadText = readOrNothing): GitIgnoresAround {
  const own = path.resolve(folder)
  const above = foldersAbove(own)
  const root = above.find(isRepository) ?? own
  const files = above.slice(1, above.indexOf(root) + 1).map((each) => path.join(each, '.gitignore'))
  const placeOf = (file: string) => path.relative(root, file).split(path.sep).join('/')
  const ignores = files.reduceRight(
    (all, file) => {
      const text = read(file)
      return text === undefined ? all : all.with(placeOf(file), text)
    },
    excludesOf(root, new GitIgnores(), '', read),
  )
  const isIgnored = own !== root && ignores.ignores(`${placeOf(own)}/`)
  return { root, ignores: isIgnored ? new GitIgnores() : ignores }
}

/**
 * With what is excluded from a repository for its user and for one clone of it.
 * @param place of the repository, as the paths of the others are written; ends with `/` if it is not empty
 */
export function excludesOf(
  repository: string,
  others: GitIgnores,
  place: string,
  read: ReadText,
): GitIgnores {
  const clone = cloneFolder(repository, read)
  const files = [...excludeFilesOfUser(repository, clone, read), path.join(clone, 'info', 'exclude')]
  return files
    .flatMap((file) => read(file) ?? [])
    .reduce((all, text) => all.with(`${place}.gitignore`, text), others)
}

/** Whether a repository begins here. */
export function isRepository(folder: string): boolean {
  return existsSync(path.join(folder, '.git'))
}

/** The folder itself, and each one above it. */
export function foldersAbove(folder: string): readonly string[] {
  const above = path.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

/**
 * Where Git keeps what is for one clone only. In worktrees and submodules a file names the folder, and that of a worktree names the
 * clone's: https://git-scm.com/docs/gitrepository-layout
 */
function cloneFolder(folder: string, read: ReadText): string {
  const own = path.join(folder, '.git')
  const named = /^gitdir: ([^\r\n]+)/.exec(readOrNothing(own) ?? '')?.[1]
  if (named === undefined) return own
  const place = path.resolve(folder, named)
  const common = read(path.join(place, 'commondir'))
  return common === undefined ? place : path.resolve(place, common.trim())
}

/**
 * Those of `core.excludesFile`, or else the default one. Git uses the value that is read last, and some files of its configuration
 * only under a condition; here every value counts: in doubt a file is private.
 */
function excludeFilesOfUser(folder: string, clone: string, read: ReadText): readonly string[] {
  const { GIT_CONFIG_SYSTEM = '/etc/gitconfig', GIT_CONFIG_GLOBAL, XDG_CONFIG_HOME } = process.env
  const home = homeFolder() ?? path.parse(folder).root
  const ofUser = path.join(XDG_CONFIG_HOME || path.join(home, '.config'), 'git')
  const ofHome = GIT_CONFIG_GLOBAL
    ? [GIT_CONFIG_GLOBAL]
    : [path.join(ofUser, 'config'), path.join(home, '.gitconfig')]
  const named: string[] = []
  const files = new Set([GIT_CONFIG_SYSTEM, ...ofHome, path.join(clone, 'config')])
  // Files that are included are appended, each once.
  for (const file of files) {
    const isTooMany = files.size > mostConfigurations
    for (const { key, value } of settingsIn(read(file) ?? '')) {
      const at = value.replace(/^~(?=$|[\\/])/, () => home)
      if (key === 'core.excludesfile' && at !== '') named.push(path.resolve(folder, at))
      if (key === 'include.path' && !isTooMany) files.add(path.resolve(path.dirname(file), at))
    }
  }
  return named.length > 0 ? named : [path.join(ofUser, 'ignore')]
}

const mostConfigurations = 100

interface GitSetting {
  /** In small letters; `include.path` for `includeIf` too. */
  readonly key: string
  readonly value: string
}

const sectionHead = /^\s*\[\s*([\w.-]+)(\s+"(?:[^"\\]|\\.)*")?\s*\]/
const setting = /^\s*([a-z][\w-]*)\s*=\s*(.*)$/i

/** https://git-scm.com/docs/git-config#_syntax */
function settingsIn(text: string): readonly GitSetting[] {
  let section = ''
  return text
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const head = sectionHead.exec(line)
      if (head) section = sectionOf(head[1]?.toLowerCase() ?? '', head[2])
      const [, name, value = ''] = setting.exec(line.slice(head?.[0].length ?? 0)) ?? []
      return name === undefined ? [] : [{ key: `${section}.${name.toLowerCase()}`, value: unquoted(value) }]
    })
}

/** @param part `"gitdir:~/projects/"`, the condition of `includeIf` */
function sectionOf(name: string, part: string | undefined): string {
  if (name === 'includeif') return 'include'
  return part === undefined ? name : `${name} ${part}`
}

/** Without its quotes and escapes, and the comment behind it. */
function unquoted(written: string): string {
  const parts = written.matchAll(/"((?:[^"\\]|\\.)*)"?|\\(.)|[#;].*|([^"\\#;]+)/g)
  return Array.from(parts, ([, quoted, escaped, plain]) => {
    return quoted?.replace(/\\(.)/g, '$1') ?? escaped ?? plain ?? ''
  })
    .join('')
    .trim()
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
