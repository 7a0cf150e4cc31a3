// Entry of the thread that searches the catalogue.
import { existsSync } from 'node:fs'
import type { Log } from '../core/base/errors.ts'
import { CatalogueSearch } from '../core/catalogue/catalogueSearch.ts'
import {
  CatalogueDamagedError,
  type CatalogueDatabase,
  isDamage,
  openCatalogue,
  setAside,
} from '../core/catalogue/openCatalogue.ts'
import type { Paper } from '../core/paper/paper.ts'
import { serveThread } from '../workers/serveThread.ts'
import type { Catalogue, CatalogueOptions } from './workerCatalogue.ts'

/** Searches the catalogue's file in this thread, which SQLite blocks. The file is opened once it exists. */
export class LocalCatalogue {
  readonly #options: CatalogueOptions
  readonly #log: Log
  #open: { readonly database: CatalogueDatabase; readonly search: CatalogueSearch } | undefined

  constructor(options: CatalogueOptions, log: Log) {
    this.#options = options
    this.#log = log
  }

  /**
   * @throws {CatalogueDamagedError} if the file is damaged; it is then set aside.
   * @throws what `openCatalogue` throws.
   */
  search(words: string, limit: number): readonly Paper[] {
    const { path } = this.#options
    // The connection of a file that was removed leads nowhere.
    if (!existsSync(path)) {
      this.close()
      return []
    }
    try {
      this.#open ??= this.#openFile()
      return this.#open.search.search(words, limit)
    } catch (error) {
      if (!isDamage(error)) throw error
      this.close()
      setAside({ path, log: this.#log })
      throw new CatalogueDamagedError(path, { cause: error })
    }
  }

  close(): void {
    if (this.#open?.database.isOpen) this.#open.database.close()
    this.#open = undefined
  }

  #openFile() {
    const database = openCatalogue({ path: this.#options.path, log: this.#log })
    return { database, search: new CatalogueSearch(database) }
  }
}

serveThread<Catalogue, CatalogueOptions>((options, { log }) => {
  const catalogue = new LocalCatalogue(options, log)
  return {
    search: (words, limit) => catalogue.search(words, limit),
    async close() {
      catalogue.close()
    },
  }
})
