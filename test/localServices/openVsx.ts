import { readXml, type XmlElement } from '../../src/core/metadata/xml.ts'
import { zipContent } from '../page/support/zipEntries.ts'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/** A stand-in for the Open VSX registry, with an account that may publish under one name. */
export interface OpenVsx extends LocalService {
  /** Of what was published, `namespace.name@version`. */
  readonly published: readonly string[]
}

/** How the registry takes extensions since 1.3, where a key is sent as a header. */
const registryVersion = '1.3.0'

/** Starts the stand-in; the key may publish in the namespace, which has been created. */
export async function startOpenVsx(key: string, namespace: string): Promise<OpenVsx> {
  const published: string[] = []
  const service = await startLocalService((question) => {
    if (question.path === '/api/version') return good({ version: registryVersion })
    if (question.headers.authorization !== `Bearer ${key}`) return refused(401, 'Invalid access token.')
    if (question.path === '/api/-/size-limit') return good({ maxSize: 512 * 1024 ** 2 })
    return publish(question, namespace, published)
  })
  return { ...service, published }
}

function publish(
  { method, path, bytes }: ServiceQuestion,
  namespace: string,
  published: string[],
): ServiceAnswer {
  if (method !== 'POST' || path !== '/api/-/publish') return refused(404, 'Not found.')
  const extension = readExtension(bytes)
  if (typeof extension === 'string') return refused(400, extension)
  const { publisher, name, version } = extension
  if (publisher !== namespace)
    return refused(
      400,
      `Unknown publisher: ${publisher}\nUse the 'create-namespace' command to create a namespace corresponding to your publisher name.`,
    )
  const issues = issuesOf(extension)
  if (issues.length > 0) return refused(400, issues.join('\n'))
  const id = `${publisher}.${name}`
  if (published.includes(`${id}@${version}`))
    return refused(400, `Extension ${id} ${version} is already published.`)
  published.push(`${id}@${version}`)
  return { status: 201, document: { namespace: publisher, name, version, targetPlatform: 'universal' } }
}

const good = (document: unknown): ServiceAnswer => ({ status: 200, document })
const refused = (status: number, error: string): ServiceAnswer => ({ status, document: { error } })

interface Extension {
  readonly publisher: string
  readonly name: string
  readonly version: string
  readonly manifest: Readonly<Record<string, unknown>>
  /** By their names in messages. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly addresses: ReadonlyMap<string, string>
  readonly hasLicence: boolean
}

const links = { homepage: 'Learn', repository: 'Source', bugs: 'Support' }

/** What the registry reads of a package, or why it is none. */
function readExtension(archive: Buffer): Extension | string {
  const manifest = zipContent(archive, 'extension/package.json')
  const description = zipContent(archive, 'extension.vsixmanifest')
  if (!manifest || !description)
    return `Entry not found: ${manifest ? 'extension.vsixmanifest' : 'extension/package.json'}`
  const metadata = childOf(readXml(description), 'Metadata')
  const identity = childOf(metadata, 'Identity')?.attributes ?? {}
  const properties = new Map(
    childOf(metadata, 'Properties')?.children.map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Value ?? '',
    ]),
  )
  const text = (name: string) => childOf(metadata, name)?.text ?? ''
  return {
    publisher: identity.Publisher ?? '',
    name: identity.Id ?? '',
    version: identity.Version ?? '',
    manifest: JSON.parse(manifest.toString('utf8')),
    texts: new Map([
      ['displayName', [text('DisplayName')]],
      ['categories', text('Categories').split(',')],
      ['keywords', text('Tags').split(',')],
    ]),
    addresses: new Map(
      Object.entries(links).map(([name, id]) => [
        name,
        properties.get(`Microsoft.VisualStudio.Services.Links.${id}`) ?? '',
      ]),
    ),
    hasLicence: zipContent(archive, text('License')) !== undefined,
  }
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

const nameForm = /^[\w\-+$~]{1,255}$/
const versionForm = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/
const forbidden = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}]/u
const mostCharacters = 255

/** Why the registry refuses an extension: as in its documentation and its validator, and with no licence. */
function issuesOf({ name, version, manifest, texts, addresses, hasLicence }: Extension): readonly string[] {
  return [
    !nameForm.test(name) && `Invalid extension name: ${name}`,
    !versionForm.test(version) && `Invalid version: ${version}`,
    !manifest.license && !hasLicence && 'This extension cannot be accepted because it has no license.',
    !(manifest.engines as { vscode?: string } | undefined)?.vscode && 'The manifest names no engine.',
    Array.isArray(manifest.enabledApiProposals) && 'The extension uses proposed API.',
    ...[...texts].flatMap(([field, values]) =>
      values.flatMap((value) => [
        forbidden.test(value) && `Invalid character found in field '${field}': ${value}`,
        value.length > mostCharacters &&
          `The field '${field}' exceeds the limit of ${mostCharacters} characters.`,
      ]),
    ),
    ...[...addresses].map(
      ([field, value]) => value !== '' && !isAddress(value) && `Invalid URL in field '${field}': ${value}`,
    ),
  ].filter((issue) => issue !== false)
}

function isAddress(value: string): boolean {
  return URL.parse(value.replace(/^git\+/, ''))?.host !== ''
}
