import * as vscode from 'vscode'
import { definitionsOf, highlightsAt, namedAt, namingsOf } from '../../core/language/references.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import { archiveViewOf, toLocations } from '../archive/places.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Every place of the workspace that names a paper or a tag. */
export const registerReferences: RegisterFeature = ({ documents, archive }) =>
  vscode.languages.registerReferenceProvider(paperSelector, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const named = namedAt(documents.digestOf(document), document.offsetAt(position))
      if (!named) return undefined
      const view = await archiveViewOf(archive, document, token)
      return toLocations(document, namingsOf(documents.digestOf(document), named, view, includeDeclaration))
    },
  })

/** From a mention to the paper's entry. */
export const registerDefinition: RegisterFeature = ({ documents, archive }) =>
  vscode.languages.registerDefinitionProvider(paperSelector, {
    async provideDefinition(document, position, token) {
      const named = namedAt(documents.digestOf(document), document.offsetAt(position))
      // On the link of an entry, a click opens the link and must not lead to the entry as well.
      if (named?.kind !== 'paper' || named.isEntry) return undefined
      const view = await archiveViewOf(archive, document, token)
      // The document may have been edited in the meantime; its digest is that of the current text.
      const locations = toLocations(document, definitionsOf(documents.digestOf(document), named, view))
      return locations.map(({ uri, range }) => ({
        originSelectionRange: toRange(document, named.span),
        targetUri: uri,
        targetRange: range,
      }))
    },
  })

export const registerHighlights: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentHighlightProvider(paperSelector, {
    provideDocumentHighlights(document, position) {
      const highlights = highlightsAt(documents.digestOf(document), document.offsetAt(position))
      // If nothing is named here, VS Code highlights the word.
      return highlights?.map(
        ({ span, isEntry }) =>
          new vscode.DocumentHighlight(
            toRange(document, span),
            isEntry ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
          ),
      )
    },
  })
