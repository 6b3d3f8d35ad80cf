// The page's own routes stand behind the #, so that one bundle serves every station whatever its path.

const current_path = () => decodeURIComponent(location.hash.replace(/^#\/?/, ''));

let path = $state(typeof location === 'undefined' ? '' : current_path());

export const route = {
  get path() {
    return path;
  },
};

export function go(to: string) {
  location.hash = `#/${to}`;
}

export function follow_address() {
  addEventListener('hashchange', () => {
    path = current_path();
  });
}

/** A link in a mail may name the page without the #: "/power/clearances/…" means "/power/#/clearances/…". */
export function deep_address(pathname: string): string | undefined {
  const [, station, ...rest] = pathname.split('/');
  const inner = rest.filter((part) => part !== '' && part !== 'index.html').join('/');
  return inner === '' ? undefined : `/${station}/#/${inner}`;
}
