import { mount } from 'svelte';
import App from './App.svelte';
import { follow_address } from './route.svelte';
import { begin } from './session.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/frame.css';

follow_address();
void begin();
mount(App, { target: document.getElementById('page')! });
