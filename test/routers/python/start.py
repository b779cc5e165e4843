"""Starts the unchanged nacos-mcp-router; the stand-in for Chroma lies beside this file and is therefore found first."""

from nacos_mcp_router.router import main

raise SystemExit(main())
