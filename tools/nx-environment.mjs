/** The environment in which Nx asks nothing, draws nothing, leaves no daemon behind and finds the workspace's Node. */
export function nxEnvironment() {
  return { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_INTERACTIVE: 'false', NX_NO_CLOUD: 'true' };
}
