// On every page of somebody who is not signed in: what is announced.
import "./lib/live.js";
