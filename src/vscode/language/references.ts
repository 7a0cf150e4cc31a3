import * as vscode from 'vscode'
import { namedAt } from '../../core/language/namedAt.ts'
import { namingsOf } from '../../core/language/namings.ts'
import { paperSelector } from '../adapters/documents.ts'
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
