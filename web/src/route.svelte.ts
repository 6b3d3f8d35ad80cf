// The page's own routes stand behind the #, so that one bundle serves every station whatever its path.

const current_path = () => location.hash.replace(/^#\/?/, '');

let path = $state(current_path());

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
