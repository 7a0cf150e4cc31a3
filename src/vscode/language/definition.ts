import * as vscode from 'vscode'
import { namedAt } from '../../core/language/namedAt.ts'
import { definitionsOf } from '../../core/language/namings.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import { archiveViewOf, toLocations } from '../archive/places.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** From a mention to the paper's entry. */
export const registerDefinition: RegisterFeature = ({ documents, archive }) =>
  vscode.languages.registerDefinitionProvider(paperSelector, {
    async provideDefinition(document, position, token) {
      const named = namedAt(documents.digestOf(document), document.offsetAt(position))
      // On the link of an entry a click opens the link, and must not lead to the entry as well.
      if (named?.kind !== 'paper' || named.isEntry) return undefined
      const view = await archiveViewOf(archive, document, token)
      // The document may have been edited meanwhile; its digest is that of its text now.
      const locations = toLocations(document, definitionsOf(documents.digestOf(document), named, view))
      return locations.map(({ uri, range }) => ({
        originSelectionRange: toRange(document, named.span),
        targetUri: uri,
        targetRange: range,
      }))
    },
  })
