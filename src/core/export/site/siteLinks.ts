/** From a page to another or to a file of the same site, as an address: `../tags/a%20b.html`. */
export function linkTo(target: string, from: string): string {
  const [to, own] = [target.split('/'), from.split('/')]
  let shared = 0
  while (shared < own.length - 1 && shared < to.length - 1 && to[shared] === own[shared]) shared++
  const up = '../'.repeat(own.length - 1 - shared)
  return up + to.slice(shared).map(encodeURIComponent).join('/')
}

/** A link to an element of another page of the site. */
export function linkToFragment(target: string, fragment: string, from: string): string {
  return `${linkTo(target, from)}#${encodeURIComponent(fragment)}`
}
