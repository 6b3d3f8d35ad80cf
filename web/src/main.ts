import { mount } from 'svelte';
import App from './App.svelte';
import { deep_address, follow_address } from './route.svelte';
import { begin } from './session.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/frame.css';

const deep = deep_address(location.pathname);
if (deep) {
  location.replace(deep);
} else {
  follow_address();
  void begin();
  mount(App, { target: document.getElementById('page')! });
}
